[shout('b'), kit.twice(4), kit.list[0]('c'), ['x', 'y'].map(shout)];
