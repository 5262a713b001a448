JSON.parse('{"a":1,"b":[2,{"c":3}],"drop":4,"t":"x"}', function (key, value) {
  if (key === 'drop') return undefined;
  return typeof value === 'number'
    ? double(value)
    : typeof value === 'string'
      ? upper(value)
      : value;
});
