const order = [];
Array.prototype.includes = function (value) { order.push(value); return true; };
String.prototype.trim = function () { order.push(String(this)); return 'trimmed'; };
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [].includes(answer); }));
await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return String(answer).trim(); }));
order;
