const log = (label, value) => {
  console.log(label);
  return value;
};
const joined = concat(log('first', echo('a')), log('second', upper('b')), log('third', 'c'));
joined;
