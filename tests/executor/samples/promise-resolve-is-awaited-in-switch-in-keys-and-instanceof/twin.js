const key = await Promise.resolve('name');
const user = await Promise.resolve({ name: 'Ada' });
const date = await Promise.resolve(new Date(0));
let label;
switch (key) {
  case 'name':
    label = 'matched';
    break;
  default:
    label = 'missed';
}
const o = { [key]: 1 };
o[key] += 1;
[label, o, key in o, 'name' in user, date instanceof Date, date.getTime(), user[key]];
