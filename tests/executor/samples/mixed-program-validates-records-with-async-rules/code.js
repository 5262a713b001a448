const rules = {
  name: async (value) => upper(value) !== value,
  item: async (value) => lookup(value) !== null,
  count: (value) => value > 0,
  pair: async (value) => isEven(value),
};
async function validate(record) {
  const errors = [];
  for (const [field, rule] of Object.entries(rules)) {
    if (!rule(record[field])) errors.push(field);
  }
  return errors;
}
async function isValid(record) {
  return validate(record).length === 0;
}
const records = [
  { name: 'Ada', item: 'apple', count: 1, pair: 2 },
  { name: 'BO', item: 'ghost', count: 0, pair: 3 },
];
[records.filter((record) => isValid(record)).length, records.map(validate), isValid(records[1]) ? 'valid' : 'invalid'];
