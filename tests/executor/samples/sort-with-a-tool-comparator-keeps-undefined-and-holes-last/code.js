const list = [3, undefined, 1, , 2];
list.sort((a, b) => compare(a, b));
[list.length, list.slice(0, 4), 4 in list];
