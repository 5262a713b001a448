const config = (function () {
  const base = add(1, 2);
  return { base, twice: double(base) };
})();
const arrow = (() => upper('x'))();
[
  config,
  arrow,
  !(function () {
    return yes();
  })(),
];
