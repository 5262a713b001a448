[[3, 1, 2], ['apple', 'pear', 'fig'], 2];
