let x = 'outer';
switch (echo('k')) {
  case 'k': {
    let x = upper('inner');
    record(x);
    break;
  }
  default: {
    let x = 'unused';
    record(x);
  }
}
[x, recorded()];
