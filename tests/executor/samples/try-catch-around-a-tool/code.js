let caught;
try {
  fail('boom');
  caught = 'no';
} catch (e) {
  caught = e.message;
}
caught;
