const frozen = Object.freeze({ a: 1, list: [] });
frozen.a = double(5);
frozen.b = counter();
frozen.list.push(upper('in'));
[frozen, delete frozen.a];
