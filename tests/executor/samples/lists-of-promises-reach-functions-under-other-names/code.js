const never = () => Promise.resolve(false);
const first = (list) => (list[0] ? 'wrong' : 'right');
let second;
second = (list) => (list[0] ? 'wrong' : 'right');
const rules = { first, second };
const key = 'first';
const make = [() => [never()]];
[rules.first([never()]), rules[key]([never()]), second([never()]), first.call(null, [never()]), first.apply(null, [[never()]]),
  first.bind(null, [never()])(), make[0]()[0] ? 'wrong' : 'right'].join();
