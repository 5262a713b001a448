const seen = [];
for (let i = 0, read = () => i; i < add(1, 2); i++) {
  echo(i);
  seen.push(read());
}
seen;
