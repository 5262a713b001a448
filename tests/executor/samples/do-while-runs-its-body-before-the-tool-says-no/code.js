let rounds = 0;
do {
  rounds++;
} while (no());
do {
  rounds++;
} while (counter() < 3);
rounds;
