let value;
value = add(1, 2);
const o = {};
o.n = double(4);
o.m = upper('m');
[value, o];
