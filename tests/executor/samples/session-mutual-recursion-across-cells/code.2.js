const odd = (n) => (n === 0 ? no() : even(n - 1));
[even(4), even(3)];
