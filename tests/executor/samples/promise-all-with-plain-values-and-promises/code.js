await Promise.all([1, add(1, 1), Promise.resolve(3), (async () => 4)(), null, undefined]);
