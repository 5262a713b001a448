[
  typeof echo,
  echo.name,
  echo instanceof Function,
  typeof { echo }.echo,
  Object.is(echo, globalThis.echo),
  echo === upper,
];
