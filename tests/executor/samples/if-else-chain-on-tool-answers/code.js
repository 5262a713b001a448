const size = (n) => {
  if (echo(n) < 10) return 'small';
  else if (double(n) < 100) return 'medium';
  else return 'large';
};
[size(1), size(30), size(80)];
