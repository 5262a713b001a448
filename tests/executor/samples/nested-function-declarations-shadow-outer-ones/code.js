function name() {
  return upper('outer');
}
function run() {
  function name() {
    return upper('inner');
  }
  return name();
}
[name(), run()];
