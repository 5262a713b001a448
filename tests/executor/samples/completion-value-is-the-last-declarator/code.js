const first = counter(),
  second = double(21);
