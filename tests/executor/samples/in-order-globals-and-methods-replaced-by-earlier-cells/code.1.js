const order = [];
const noted = (value) => { order.push(value); return value; };
Math.abs = noted;
const parseFloat = noted;
const texts = { trim: noted };
class Meter { get tick() { return noted(order.length); } }
const meter = new Meter();
1;
