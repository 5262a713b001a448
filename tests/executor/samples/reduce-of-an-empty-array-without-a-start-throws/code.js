let ok;
try {
  [].reduce((a, b) => add(a, b));
} catch (e) {
  ok = e instanceof TypeError;
}
ok;
