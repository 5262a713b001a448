const rules = {
  name: async (value) => (await upper(value)) !== value,
  item: async (value) => (await lookup(value)) !== null,
  count: (value) => value > 0,
  pair: async (value) => await isEven(value),
};
async function validate(record) {
  const errors = [];
  for (const [field, rule] of Object.entries(rules)) {
    if (!(await rule(record[field]))) errors.push(field);
  }
  return errors;
}
async function isValid(record) {
  return (await validate(record)).length === 0;
}
const records = [
  { name: 'Ada', item: 'apple', count: 1, pair: 2 },
  { name: 'BO', item: 'ghost', count: 0, pair: 3 },
];
let valid = 0;
for (const record of records) if (await isValid(record)) valid++;
[valid, await Promise.all(records.map(validate)), (await isValid(records[1])) ? 'valid' : 'invalid'];
