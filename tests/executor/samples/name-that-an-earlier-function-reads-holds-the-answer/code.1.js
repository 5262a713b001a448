function report() {
  return typeof approved === 'undefined' ? 'unknown' : approved ? 'wrong' : 'right';
}
function first() {
  return answers[0] ? 'wrong' : 'right';
}
report();
