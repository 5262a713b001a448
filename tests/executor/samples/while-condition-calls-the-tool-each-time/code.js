let seen = [];
while (counter() < 4) seen.push('tick');
[seen.length, counter()];
