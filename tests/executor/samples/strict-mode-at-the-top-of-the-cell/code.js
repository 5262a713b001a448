'use strict';
const kinds = [];
try { undeclared = echo(1); } catch (e) { kinds.push(e instanceof ReferenceError); }
try { Object.freeze(listIds()).push(1); } catch (e) { kinds.push(e instanceof TypeError); }
try { Object.freeze({ a: 1 }).a = counter(); } catch (e) { kinds.push(e instanceof TypeError); }
(function () { kinds.push(this === undefined, upper('x')); })();
kinds;
