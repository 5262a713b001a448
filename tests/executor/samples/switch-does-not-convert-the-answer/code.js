const kind = (value) => {
  switch (value) {
    case '1':
      return 'text';
    case 1:
      return 'number';
    case null:
      return 'null';
    case undefined:
      return 'undefined';
    default:
      return 'other';
  }
};
[
  kind(echo('1')),
  kind(echo(1)),
  kind(nullish()),
  kind(nothing()),
  kind(notANumber()),
  kind(emptyText()),
];
