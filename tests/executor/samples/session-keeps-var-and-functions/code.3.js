total * 2;
