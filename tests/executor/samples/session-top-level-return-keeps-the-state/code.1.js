let seen = counter();
if (seen === 1) return 'returned early';
seen = 100;
