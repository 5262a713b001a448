const kinds = [];
try {
  new Array(-double(1));
} catch (e) {
  kinds.push(e instanceof RangeError);
}
try {
  JSON.parse(echo('{bad'));
} catch (e) {
  kinds.push(e instanceof SyntaxError);
}
try {
  echo(1).toFixed(add(100, 100));
} catch (e) {
  kinds.push(e instanceof RangeError);
}
try {
  new RegExp(echo('('));
} catch (e) {
  kinds.push(e instanceof SyntaxError);
}
try {
  'x'.repeat(-counter());
} catch (e) {
  kinds.push(e instanceof RangeError);
}
kinds;
