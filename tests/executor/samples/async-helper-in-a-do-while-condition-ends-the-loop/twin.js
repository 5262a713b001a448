const again = async () => (await counter()) < 3;
const seen = [];
do {
  seen.push(seen.length);
} while (await again());
seen;
