// The plain helpers below cannot know that what they call asks the host.
const plain = {
  run: (f) => f(),
  twice: (f) => [f(), f()],
  pick: (o) => o.value,
  text: (o) => `${o}`,
  sum: (a, b) => a + b,
};
[
  plain.run(() => counter()),
  plain.twice(() => upper('x')),
  plain.pick({
    get value() {
      return double(2);
    },
  }),
  plain.text({ toString: () => upper('t') }),
  plain.sum({ valueOf: () => double(1) }, 1),
  plain.run(listIds),
];
