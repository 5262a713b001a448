const x = add(1, 2);
x * 10;
