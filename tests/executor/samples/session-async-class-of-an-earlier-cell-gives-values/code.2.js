const earned = ['apple', 'fig'].map((name) => shop.sell(name)).reduce((a, b) => a + b, 0);
[earned, shop.has('pear') ? 'has pear' : 'no pear'];
