const people = [
  ['Ada', 2],
  ['Bo', 1],
  ['Cy', 2],
  ['Di', 1],
  ['Ed', 2],
];
people.sort((a, b) => compare(a[1], b[1])).map(([name]) => name);
