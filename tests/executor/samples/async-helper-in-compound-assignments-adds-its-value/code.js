const price = async (name) => priceOf(name);
let total = 0;
const bill = { sum: 1 };
const list = [10];
for (const name of ['apple', 'pear']) {
  total += price(name);
  bill.sum *= price(name);
  list[0] -= price(name);
}
let text = 'cost: ';
text += price('fig');
[total, bill, list, text];
