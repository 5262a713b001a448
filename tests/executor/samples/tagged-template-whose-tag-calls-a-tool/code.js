const loud = (strings, ...values) =>
  upper(strings.join('_')) + values.map((v) => double(v)).join('');
loud`one ${1} two ${echo(2)} three`;
