const counterBox = { n: 3, times(f) { return double(this.n) * f; } };
[counterBox?.times(2), counterBox.times?.(echo(3)), (counterBox?.times)(1)];
