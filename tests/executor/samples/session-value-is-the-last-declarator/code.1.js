const a = counter(),
  b = a + 1;
