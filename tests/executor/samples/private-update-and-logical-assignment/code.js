class Stats {
  #hits = 0;
  #last;
  hit() {
    this.#hits++;
    this.#hits += add(0, 1);
    this.#last ??= counter();
    return [this.#hits, this.#last];
  }
}
const s = new Stats();
[s.hit(), s.hit()];
