const list = [2, 3, 1];
const same = list.sort((a, b) => compare(a, b)) === list;
[same, list, list.toSorted((a, b) => compare(b, a)), list];
