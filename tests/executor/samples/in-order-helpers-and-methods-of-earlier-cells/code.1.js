let total = 0;
const order = [];
const plus = (value) => { total += value; return total; };
const api = { note(value) { order.push(value); } };
class Sums { sum = 0; add(value) { this.sum += value; return this.sum; } }
const sums = new Sums();
1;
