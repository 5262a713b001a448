const name = (value) => {
  switch (value) {
    case false:
      return 'false';
    case 0:
      return 'zero';
    case '':
      return 'empty';
    case null:
      return 'null';
    case undefined:
      return 'undefined';
    default:
      return 'other';
  }
};
[
  name(no()),
  name(zero()),
  name(negativeZero()),
  name(emptyText()),
  name(nullish()),
  name(nothing()),
  name(notANumber()),
];
