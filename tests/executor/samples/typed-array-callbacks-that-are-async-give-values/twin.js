await double(1);
[[2, 4, 6, 8], [2, 4], true, false, 2, 10, '3,6'];
