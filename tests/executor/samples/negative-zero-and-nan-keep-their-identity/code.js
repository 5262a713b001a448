[
  Object.is(negativeZero(), -0),
  1 / negativeZero(),
  notANumber() === notANumber(),
  Number.isNaN(notANumber()),
  infinity() - infinity(),
  -infinity(),
];
