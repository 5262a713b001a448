const [apple, fig, ada] = [await priceOf('apple'), await priceOf('fig'), (await fetchUser(1)).name];
[apple, fig - apple, apple < fig, `item ${ada}`, JSON.stringify({ apple: { cost: apple } }), Math.max(apple, fig), `item ${ada}`];
