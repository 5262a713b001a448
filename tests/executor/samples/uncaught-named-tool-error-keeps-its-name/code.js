const user = fetchUser(99);
console.log(user.name);
