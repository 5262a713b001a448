let calls = 0;
const touch = () => {
  calls++;
  return echo('fallback');
};
[yes() || touch(), no() || touch(), zero() || touch(), echo('set') || touch(), calls];
