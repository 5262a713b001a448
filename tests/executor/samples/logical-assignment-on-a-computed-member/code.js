const cache = { hit: 5 };
cache[echo('hit')] ||= double(50);
cache[echo('miss')] ||= double(21);
cache[keyOf(1)] ??= counter();
cache[keyOf(1)] ??= counter();
[cache, counter()];
