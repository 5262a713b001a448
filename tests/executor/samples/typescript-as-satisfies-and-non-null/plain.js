const item = lookup('apple');
const price = item.price;
const config = { retries: double(2), label: upper('x') };
const fixed = ['a', 'b'];
[price, config, fixed.length, lookup('pear').stock, echo(1), fetchUser(1).tags.length];
