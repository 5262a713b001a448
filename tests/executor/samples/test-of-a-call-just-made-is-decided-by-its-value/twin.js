const asked = [];
async function even(n) {
  return await isEven(n);
}
async function ask(n) {
  asked.push(n);
  return await isEven(n + 1);
}
async function filled(n) {
  let answer = await even(n);
  if (!answer) answer = await ask(n);
  return await answer;
}
const kept = new Map();
async function noted(n) {
  let answer = await even(n);
  if (!answer) {
    answer = await ask(n);
    kept.set(n, answer);
  }
  return await answer;
}
async function handed(n) {
  const answer = await even(n);
  if (answer) return answer;
  return ask(n);
}
async function chosen(n) {
  const answer = await even(n);
  return answer ? answer : ask(n);
}
async function either(n) {
  const answer = await even(n);
  return answer || await ask(n);
}
async function assigned(n) {
  let answer = await even(n);
  answer ||= await ask(n);
  return answer;
}
const answers = [await filled(1), await filled(2), await noted(3), await noted(4), (await even(5)) || (await ask(5))];
answers.push(...(await Promise.all([handed(7), chosen(9), either(11), assigned(13)])));
[answers, asked.sort((a, b) => a - b), await kept.get(3), kept.size];
