const key = Symbol(upper('secret'));
const o = { [key]: double(4), plain: 1 };
[key.description, o[key], Object.keys(o), Object.getOwnPropertySymbols(o).length, String(key)];
