const money = {
  toString() {
    return upper('five');
  },
  valueOf() {
    return double(2);
  },
};
[
  `${money}`,
  money + 1,
  money * 2,
  money > 3,
  String(money),
  [money].join(),
  'is ' + money,
  Number(money),
];
