let out;
try {
  throw new TypeError(concat('bad ', upper('input')));
} catch (e) {
  out = [e.name, e.message];
}
out;
