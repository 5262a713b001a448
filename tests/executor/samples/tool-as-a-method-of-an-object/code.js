const box = { value: 1 };
box.echo = echo;
box[keyOf('x')] = upper;
const result = [box.echo('a'), box.kx('b'), Object.keys(box)];
result;
