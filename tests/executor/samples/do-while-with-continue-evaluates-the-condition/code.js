let n = 0,
  skipped = 0;
do {
  n++;
  if (isEven(n)) {
    skipped++;
    continue;
  }
  record(n);
} while (n < add(2, 3));
[n, skipped, recorded()];
