let runs = 0;
while (no()) runs += 1;
while (nothing()) runs += 10;
while (lookup('none')) runs += 100;
for (; zero(); ) runs += 1000;
do {
  runs += 5;
} while (emptyText());
runs;
