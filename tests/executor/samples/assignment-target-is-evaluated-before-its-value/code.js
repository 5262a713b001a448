const order = [];
const target = { value: 0 };
const object = () => {
  order.push('object');
  return target;
};
const property = () => {
  order.push('key');
  return echo('value');
};
const value = () => {
  order.push('value');
  return double(4);
};
object()[property()] = value();
[target, order];
