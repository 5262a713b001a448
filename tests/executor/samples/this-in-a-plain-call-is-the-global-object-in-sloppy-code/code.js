function sloppy() {
  echo(1);
  return this === globalThis;
}
function strict() {
  'use strict';
  echo(1);
  return this === undefined;
}
[sloppy(), strict(), sloppy.call(null), strict.call(5)];
