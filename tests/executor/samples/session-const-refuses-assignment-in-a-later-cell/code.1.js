const fixed = counter();
fixed;
