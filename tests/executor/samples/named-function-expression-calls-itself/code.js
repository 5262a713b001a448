const count = function down(n) {
  return n === 0 ? [echo('end')] : [n, ...down(add(n, -1))];
};
[count(3), typeof down];
