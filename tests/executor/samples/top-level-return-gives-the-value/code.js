const n = counter();
if (n === 1) return upper('early');
console.log('never');
'late';
