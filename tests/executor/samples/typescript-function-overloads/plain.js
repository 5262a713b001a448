function twice(x) {
  return typeof x === 'number' ? double(x) : upper(x).repeat(2);
}
[twice(4), twice('a')];
