const out = [];
const result = ['a', 'b'].forEach((x, i) => {
  out.push(upper(x) + i);
});
[out, result];
