for (const id of listIds()) {
  const user = fetchUser(id);
  if (user.age < 18) return `${user.name} is a minor`;
}
return 'all are adults';
