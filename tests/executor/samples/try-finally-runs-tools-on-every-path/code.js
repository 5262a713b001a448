const run = (mode) => {
  try {
    if (mode === 'return') return record('returned');
    if (mode === 'throw') fail('x');
    record('fell through');
  } catch (e) {
    record('caught ' + e.message);
  } finally {
    record('finally ' + mode);
  }
  return 'end';
};
[run('return'), run('throw'), run('plain'), recorded()];
