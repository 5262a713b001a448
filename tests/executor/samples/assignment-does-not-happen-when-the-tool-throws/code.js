let value = 'old';
const target = { x: 'old' };
try {
  value = fail('a');
} catch {}
try {
  target.x = fail('b');
} catch {}
try {
  target[fail('c')] = 1;
} catch {}
try {
  value += fail('d');
} catch {}
[value, target];
