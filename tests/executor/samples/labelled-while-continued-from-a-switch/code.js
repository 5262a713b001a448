let n = 0;
const out = [];
loop: while (true) {
  n = counter();
  switch (n % 3) {
    case 0:
      continue loop;
    case 1:
      out.push('one ' + n);
      break;
    default:
      if (n > 6) break loop;
      out.push('two ' + n);
  }
}
[n, out];
