[
  (1234567.891).toLocaleString('en-US'),
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(add(1000, 234.5)),
  (0.256).toLocaleString('en-US', { style: 'percent' }),
  add(10, 0.5).toFixed(2),
];
