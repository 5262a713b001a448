const users = await Promise.all(listIds().map(fetchUser));
const loud = await Promise.all(['a', 'b'].map(upper));
[users.map((u) => u.name), loud];
