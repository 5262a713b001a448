const out = [];
{
  const add = (a, b) => `${a}+${b}`;
  out.push(add(1, 2));
}
for (const echo of ['a']) out.push(echo);
class Local {
  static counter() {
    return 'static';
  }
  run() {
    return Local.counter();
  }
}
out.push(add(1, 2), echo('b'), new Local().run(), counter());
out;
