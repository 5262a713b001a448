let last = (record('a'), record('b'), record('c'));
[last, recorded()];
