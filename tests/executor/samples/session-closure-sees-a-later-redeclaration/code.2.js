let greeting = upper('bye');
greet(1);
