const twice = async (n) => double(n);
const list = [twice(1), twice(2), twice(3)];
const big = list.map((_, index, all) => all[index] > 2);
const sum = list.reduce((total, next) => total + next);
const applied = Reflect.apply(twice, undefined, [4]) > 7 ? 'more' : 'less';
const [first] = await double(1).then(() => [twice(5), twice(6)]);
const shown = first > 9 ? 'ten' : 'none';
[big, sum, applied, shown, await Promise.all(list)];
