const rules = {
  name: [
    (v) => (typeof v === 'string' && v.length > 0) || 'is empty',
    (v) => lookup(v) === null || 'is taken',
  ],
  age: [
    (v) => Number.isInteger(v) || 'is not whole',
    (v) => {
      try {
        positive(v);
        return true;
      } catch {
        return 'is not positive';
      }
    },
  ],
};

function validate(input) {
  const errors = {};
  for (const [field, checks] of Object.entries(rules)) {
    for (const check of checks) {
      const result = check(input[field]);
      if (result !== true) {
        errors[field] = `${field} ${result}`;
        break;
      }
    }
  }
  return Object.keys(errors).length === 0 ? { valid: true } : { valid: false, errors };
}

[
  { name: 'kiwi', age: 3 },
  { name: 'apple', age: -1 },
  { name: '', age: 1.5 },
].map((input) => validate(input));
