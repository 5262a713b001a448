const twice = async (x) => (await echo(x)) * 2;
const list = [1, 2].map(twice);
[await sum(list), await sum(list), (await twice(4)) + 1].join();
