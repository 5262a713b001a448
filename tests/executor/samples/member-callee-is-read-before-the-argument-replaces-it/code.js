const service = { call: (x) => 'first ' + x };
const replace = () => {
  service.call = () => 'second';
  return echo('arg');
};
[service.call(replace()), service.call()];
