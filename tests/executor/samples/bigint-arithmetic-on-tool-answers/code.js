const big = bigintOf('9007199254740993');
[big + 1n, big * bigintOf('2'), big > 5, typeof big, BigInt(double(4)) ** 2n, -big];
