function strict() { 'use strict'; try { Object.freeze([1]).length = zero(); return 'no'; } catch (e) { return e instanceof TypeError; } }
function sloppy() { Object.freeze([1]).length = zero(); return 'ignored'; }
[strict(), sloppy()];
