let stop = false, n = 0;
async function beat() {
  while (!stop) {
    await slow(5, 0);
    n++;
  }
}
beat();
await echo(1);
stop = true;
n >= 0;
