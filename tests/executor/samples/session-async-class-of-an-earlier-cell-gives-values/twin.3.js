await shop.sell('pear');
