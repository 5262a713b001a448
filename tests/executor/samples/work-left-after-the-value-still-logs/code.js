setTimeout(async () => {
  console.log('late', await upper('x'));
}, 2);
console.log('early');
('value');
