const kept = [];
outer: for (let i = 0, j = 9; i < double(2); i++, j--) {
  kept.push(() => [i, j]);
  if (i === 0) continue;
  for (const letter of ['a', 'b']) {
    try {
      if (letter === 'b') continue outer;
    } finally {
      kept.push(() => letter + i);
    }
  }
}
kept.map((read) => read());
