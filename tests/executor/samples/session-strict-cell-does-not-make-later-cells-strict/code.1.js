'use strict';
let caught;
try {
  undeclared = echo(1);
} catch (e) {
  caught = e.name;
}
caught;
