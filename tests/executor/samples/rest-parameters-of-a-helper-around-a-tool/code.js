const all = (first, ...rest) => concat(first, rest.length, ...rest);
[all('a'), all('a', 'b', 'c')];
