const twice = new Function('n', 'return double(n) + 1');
[twice(4), (0, eval)('upper("a")'), [1, 2].map((n) => twice(n)), new Function('return counter()')()];
