const asked = [];
async function even(n) {
  return await isEven(n);
}
async function ask(n) {
  asked.push(n);
  return await isEven(n + 1);
}
async function filled(n) {
  let answer = even(n);
  if (!answer) answer = ask(n);
  return await answer;
}
const kept = new Map();
async function noted(n) {
  let answer = even(n);
  if (!answer) {
    answer = ask(n);
    kept.set(n, answer);
  }
  return await answer;
}
function handed(n) {
  const answer = even(n);
  if (answer) return answer;
  return ask(n);
}
function chosen(n) {
  const answer = even(n);
  return answer ? answer : ask(n);
}
function either(n) {
  const answer = even(n);
  return answer || ask(n);
}
function assigned(n) {
  let answer = even(n);
  answer ||= ask(n);
  return answer;
}
const answers = [await filled(1), await filled(2), await noted(3), await noted(4), await (even(5) || ask(5))];
answers.push(...(await Promise.all([handed(7), chosen(9), either(11), assigned(13)])));
[answers, asked.sort((a, b) => a - b), await kept.get(3), kept.size];
