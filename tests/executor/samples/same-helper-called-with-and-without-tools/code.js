const apply = (f, x) => f(x);
[apply((n) => n + 1, 1), apply((n) => double(n), 2), apply(String, 3), apply(double, 4), [1].map((n) => apply((m) => add(m, n), 5))];
