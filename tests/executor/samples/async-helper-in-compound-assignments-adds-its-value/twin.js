const price = async (name) => await priceOf(name);
let total = 0;
const bill = { sum: 1 };
const list = [10];
for (const name of ['apple', 'pear']) {
  total += await price(name);
  bill.sum *= await price(name);
  list[0] -= await price(name);
}
let text = 'cost: ';
text += await price('fig');
[total, bill, list, text];
