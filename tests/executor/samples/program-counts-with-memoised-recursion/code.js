const memo = new Map();
function ways(n) {
  if (n < 0) return 0;
  if (n === 0) return 1;
  if (memo.has(n)) return memo.get(n);
  let count = 0;
  for (const step of [1, 2, 3]) {
    count = add(count, ways(n - step));
  }
  memo.set(n, count);
  return count;
}
const answers = [1, 2, 3, 4, 5, 10].map((n) => ways(n));
console.log(answers.join(' '), memo.size);
answers;
