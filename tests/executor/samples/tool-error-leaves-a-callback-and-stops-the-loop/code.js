const seen = [];
let caught;
try {
  [1, 2, -3, 4].map((n) => {
    seen.push(n);
    return positive(n);
  });
} catch (e) {
  caught = e.message;
}
[seen, caught];
