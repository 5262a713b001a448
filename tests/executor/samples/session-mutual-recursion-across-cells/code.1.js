const even = (n) => (n === 0 ? yes() : odd(n - 1));
('declared');
