const down = (n) => (n === 0 ? counter() : 1 + down(n - 1));
[down(0), down(50)];
