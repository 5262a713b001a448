const earned = (await shop.sell('apple')) + (await shop.sell('fig'));
[earned, (await shop.has('pear')) ? 'has pear' : 'no pear'];
