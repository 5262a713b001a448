fee = (n) => n;
total(4);
