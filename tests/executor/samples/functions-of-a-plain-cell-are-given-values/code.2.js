const twice = async (x) => (await echo(x)) * 2;
const list = [1, 2].map(twice);
const total = sum(list);
kept.list = list;
const again = keptSum();
await Promise.all(list);
[total, again, new Box([twice(4)]).first()].join();
