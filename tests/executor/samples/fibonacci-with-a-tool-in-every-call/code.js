const fib = (n) => (n < 2 ? echo(n) : add(fib(n - 1), fib(n - 2)));
[0, 1, 2, 3, 4, 5, 6].map((n) => fib(n));
