function all() {
  let out = '';
  for (let i = 0; i < arguments.length; i++) out += upper(arguments[i]);
  return out + arguments.length;
}
[all('a', 'b', 'c'), all()];
