['none', 2, 'else'];
