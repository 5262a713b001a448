function unused() {
  return echo(1);
}
if (false) unused();
