const each = new Function('list', 'f', 'return list.map(function (x) { return f(x); })');
[each([1, 2], (n) => double(n)), each(['a'], upper)];
