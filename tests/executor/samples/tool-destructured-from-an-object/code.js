const { double: twice, missing: fallback = upper } = { double };
const [first, , third = add] = [echo, null];
[twice(3), fallback('a'), first('b'), third(1, 2)];
