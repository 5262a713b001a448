const never = () => Promise.resolve(false);
const first = async (list) => ((await list[0]) ? 'wrong' : 'right');
let second;
second = async (list) => ((await list[0]) ? 'wrong' : 'right');
const rules = { first, second };
const key = 'first';
const make = [() => [never()]];
[await rules.first([never()]), await rules[key]([never()]), await second([never()]), await first.call(null, [never()]), await first.apply(null, [[never()]]),
  await first.bind(null, [never()])(), (await make[0]()[0]) ? 'wrong' : 'right'].join();
