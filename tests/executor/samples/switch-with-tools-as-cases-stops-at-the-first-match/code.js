const out = [];
switch (3) {
  case counter():
    out.push('first');
    break;
  case add(1, 2):
    out.push('second');
    break;
  case counter():
    out.push('third');
    break;
}
[out, counter()];
