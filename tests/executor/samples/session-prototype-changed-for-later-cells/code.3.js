Object.defineProperty(Box.prototype, 'loud', {
  get() {
    return upper(`v${this.v}`);
  },
});
box.loud;
