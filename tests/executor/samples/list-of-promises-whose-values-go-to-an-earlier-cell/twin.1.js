const seen = [];
const note = (value) => seen.push(value);
note('first');
