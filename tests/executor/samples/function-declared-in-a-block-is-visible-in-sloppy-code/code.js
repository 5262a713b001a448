let out = [];
if (yes()) {
  function inner(x) {
    return upper(x);
  }
  out.push(inner('a'));
}
out.push(inner('b'));
out;
