const [name, price] = [(await fetchUser(1)).name, await priceOf('fig')];
[`${name}: ${price} on Monday`, `<${name}>`, 'no variable ghost'];
