const readers = [];
for (let i = 0; i < 6; i++) {
  readers.push(() => i);
  i = add(i, 1);
}
readers.map((read) => read());
