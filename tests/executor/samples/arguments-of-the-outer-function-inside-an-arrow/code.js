function outer() {
  const inner = () => upper(arguments[0]) + arguments.length;
  return inner('ignored', 'x', 'y');
}
outer('a', 'b');
