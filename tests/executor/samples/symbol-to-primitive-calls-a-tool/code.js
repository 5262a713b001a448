const thing = {
  [Symbol.toPrimitive](hint) {
    return hint === 'number' ? double(21) : upper(hint);
  },
};
[+thing, `${thing}`, thing + '', thing == 'DEFAULT', thing > 41];
