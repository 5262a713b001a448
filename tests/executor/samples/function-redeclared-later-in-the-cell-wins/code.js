const result = pick();
function pick() {
  return echo('first');
}
function pick() {
  return echo('second');
}
result;
