const groups = Map.groupBy(['apple', 'plum', 'fig'], (name) => priceOf(name) > 2);
[groups.get(true), groups.get(false)];
