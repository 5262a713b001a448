const again = async () => counter() < 3;
const seen = [];
do {
  seen.push(seen.length);
} while (again());
seen;
