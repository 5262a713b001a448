function evaluate(source) {
  const tokens = source.match(/\d+(?:\.\d+)?|[-+*/()]/g) ?? [];
  let at = 0;
  const take = (expected) => (tokens[at] === expected ? Boolean(++at) : false);
  function factor() {
    if (take('(')) {
      const value = sum();
      if (!take(')')) throw new SyntaxError('missing )');
      return value;
    }
    if (take('-')) return -factor();
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError('unexpected end');
    return Number(echo(token));
  }
  function product() {
    let value = factor();
    for (;;) {
      if (take('*')) value *= factor();
      else if (take('/')) value /= factor();
      else return value;
    }
  }
  function sum() {
    let value = product();
    for (;;) {
      if (take('+')) value = add(value, product());
      else if (take('-')) value = add(value, -product());
      else return value;
    }
  }
  return sum();
}

const attempt = (text) => {
  try {
    return evaluate(text);
  } catch (e) {
    return e.message;
  }
};
['1+2*3', '(1+2)*3', '-(4-6)/2', '2*(3', '1+'].map((text) => attempt(text));
