shop.sell('pear');
