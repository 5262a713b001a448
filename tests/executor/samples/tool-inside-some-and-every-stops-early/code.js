const asked = [];
const some = [1, 2, 3, 4].some((n) => {
  asked.push(n);
  return isEven(n);
});
const every = [2, 4, 5, 6].every((n) => {
  asked.push(n);
  return isEven(n);
});
[some, every, asked, [].some((n) => yes()), [].every((n) => no())];
