function* tokenise(source) {
  const pattern = /\s*(?:(?<number>\d+)|(?<word>[a-z]+)|(?<sign>[^\s]))/gy;
  for (const { groups } of source.matchAll(pattern)) {
    if (groups.number) yield { kind: 'number', value: add(Number(groups.number), 0) };
    else if (groups.word) yield { kind: 'word', value: upper(groups.word) };
    else yield { kind: 'sign', value: groups.sign };
  }
}

const counts = {};
const values = [];
for (const token of tokenise('let x = 12 + foo(3)')) {
  counts[token.kind] = (counts[token.kind] ?? 0) + 1;
  values.push(token.value);
}
[counts, values];
