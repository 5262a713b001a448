function sloppy() {
  echo(0);
  return typeof this;
}
function strict() {
  'use strict';
  echo(0);
  return typeof this;
}
[sloppy.call('x'), strict.call('x'), sloppy.call(1), strict.call(1)];
