const f = new Proxy(
  function (a) {
    return a;
  },
  {
    apply: (target, self, args) => double(target(...args)),
    construct: (target, args) => ({ made: upper(args[0]) }),
  },
);
[f(4), new f('x').made, [1, 2].map((n) => f(n))];
