const classify = (n) => {
  switch (true) {
    case echo(n) === 0:
      return 'zero';
    case isEven(n):
      return 'even';
    case n > 0:
      return upper('odd');
    default:
      return 'negative odd';
  }
};
[0, 4, 7, -3].map((n) => classify(n));
