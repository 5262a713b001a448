const value = await new Promise((resolve) => {
  setTimeout(() => {
    const user = fetchUser(1);
    resolve(user.name + upper('!'));
  }, 1);
});
value;
