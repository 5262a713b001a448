const html = {
  prefix: '>',
  wrap(strings, ...values) {
    return this.prefix + concat(strings[0], values[0]);
  },
};
html.wrap`item ${upper('a')}`;
