let c = upper('c');
