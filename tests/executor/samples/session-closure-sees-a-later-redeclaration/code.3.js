const greeting = 'again';
greet(3);
