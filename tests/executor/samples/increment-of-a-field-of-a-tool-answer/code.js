const user = fetchUser(1);
user.age++;
user.tags.push(upper('new'));
[user, fetchUser(1).age];
