let seen;
try {
  fail('x');
} catch (upper) {
  seen = upper.message;
}
[seen, upper('still a tool')];
