[1, 2, 3].filter((n) => odd(n));
