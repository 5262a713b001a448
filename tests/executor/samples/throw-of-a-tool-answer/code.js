const out = [];
try {
  throw echo('plain text');
} catch (e) {
  out.push(e);
}
try {
  throw lookup('apple');
} catch (e) {
  out.push(e.price);
}
try {
  throw errorOf('made by a tool');
} catch (e) {
  out.push(e instanceof Error, e.message);
}
try {
  throw nothing();
} catch (e) {
  out.push(e);
}
out;
