report();
