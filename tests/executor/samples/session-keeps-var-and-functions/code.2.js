bump(10);
