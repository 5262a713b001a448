const n = async (x) => double(x);
const flag = async (x) => isEven(x);
[(await n(1)) + n(2), n(1) + (await n(2)), (await flag(1)) || flag(2), flag(1) || (await flag(3)), [await n(1), n(2)], `${await n(1)}${n(2)}`];
