const twice = async (n) => await double(n);
const list = [twice(1), twice(2), twice(3)];
const values = await Promise.all(list);
const big = values.map((_, index, all) => all[index] > 2);
const sum = values.reduce((total, next) => total + next);
const applied = (await Reflect.apply(twice, undefined, [4])) > 7 ? 'more' : 'less';
const [first] = await Promise.resolve(await double(1)).then(() => [twice(5), twice(6)]);
const shown = (await first) > 9 ? 'ten' : 'none';
[big, sum, applied, shown, await Promise.all(list)];
