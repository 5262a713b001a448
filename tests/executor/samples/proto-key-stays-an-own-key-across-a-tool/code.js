const parsed = JSON.parse('{"__proto__":{"x":1},"y":2}');
const back = JSON.parse(JSON.stringify(parsed));
[Object.keys(back), back.x, Object.hasOwn(back, '__proto__'), upper(String(back.y))];
