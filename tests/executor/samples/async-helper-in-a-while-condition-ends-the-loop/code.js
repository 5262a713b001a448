async function more() {
  return counter() < 4;
}
let rounds = 0;
while (more()) rounds++;
rounds;
