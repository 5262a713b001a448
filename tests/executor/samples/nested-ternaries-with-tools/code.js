const grade = (n) =>
  echo(n) > 90 ? upper('a') : echo(n) > 70 ? upper('b') : isEven(n) ? 'even' : 'odd';
[grade(95), grade(80), grade(40), grade(41)];
