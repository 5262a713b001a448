const pattern = patternOf('(\\d+)', 'g');
[...readText('people.csv').matchAll(pattern)].map((m) => add(Number(m[1]), 0));
