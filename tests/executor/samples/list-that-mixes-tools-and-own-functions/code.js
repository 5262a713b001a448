const steps = [(x) => x + 1, double, (x) => add(x, 3), (x) => x * 10, String];
[steps.reduce((value, step) => step(value), 1), steps.slice(0, 2).map((step) => step(5))];
