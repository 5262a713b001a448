const plus = (a) => (b) => (c) => add(add(a, b), c);
const plusFive = plus(2)(3);
[plus(1)(2)(3), plusFive(10), [1, 2].map(plusFive)];
