const describe = (n) => {
  switch (echo(n)) {
    case 1:
      return 'one';
    case 2:
    case 3:
      return upper('few');
    default:
      return 'many';
  }
};
[1, 2, 3, 4].map(describe);
