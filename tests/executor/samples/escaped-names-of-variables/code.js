const \u0061bc = upper('x');
[abc, \u0061bc];
