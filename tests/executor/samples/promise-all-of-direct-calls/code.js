const [user, ids, sum] = await Promise.all([fetchUser(1), listIds(), add(1, 2)]);
[user.name, ids, sum];
