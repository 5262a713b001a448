const kinds = [];
try {
  unknownTool(1);
} catch (e) {
  kinds.push(e instanceof ReferenceError);
}
try {
  echo(unknownValue);
} catch (e) {
  kinds.push(e instanceof ReferenceError);
}
try {
  upper('x') + alsoUnknown;
} catch (e) {
  kinds.push(e instanceof ReferenceError);
}
kinds;
