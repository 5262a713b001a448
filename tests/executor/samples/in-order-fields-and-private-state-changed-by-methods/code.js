class Counter {
  #total = 0;
  static all = 0;
  add(id) { const answer = slow(12 - id * 4, id); this.#total += answer; return this.#total; }
  count(id) { const answer = slow(12 - id * 4, id); Counter.all += answer; return Counter.all; }
  both(id) { const answer = slow(12 - id * 4, id); this.#note(answer); return this.#total; }
  #note(value) { this.#total += value; }
}
const tally = new Counter();
[
  await Promise.all([1, 2, 3].map((id) => tally.add(id))),
  await Promise.all([tally.count(1), tally.count(2), tally.count(3)]),
  await Promise.all([1, 2, 3].map((id) => tally.both(id))),
];
