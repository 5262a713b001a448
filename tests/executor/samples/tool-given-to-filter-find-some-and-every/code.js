[
  [1, 2, 3, 4].filter(isEven),
  [1, 2, 3].find(isEven),
  [1, 2].findIndex(isEven),
  [1, 3].some(isEven),
  [2, 4].every(isEven),
  ['read', 'delete x'].filter(approve),
  [1, 2, 4].findLast(isEven),
];
