async function more() {
  return (await counter()) < 4;
}
let rounds = 0;
while (await more()) rounds++;
rounds;
