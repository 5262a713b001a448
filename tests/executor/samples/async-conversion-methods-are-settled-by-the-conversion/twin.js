const [value, text] = [await priceOf('pear'), await upper('money')];
[value + 1, text, value > 4, text];
