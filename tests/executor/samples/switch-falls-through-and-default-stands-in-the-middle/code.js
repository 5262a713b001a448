const run = (value) => {
  const out = [];
  switch (echo(value)) {
    case 'a':
      out.push('a');
    default:
      out.push('default');
    case 'b':
      out.push(upper('b'));
      break;
    case 'c':
      out.push('c');
  }
  return out.join('');
};
[run('a'), run('b'), run('c'), run('z')];
