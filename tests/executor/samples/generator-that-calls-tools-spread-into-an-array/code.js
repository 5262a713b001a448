function* names() {
  for (const id of listIds()) yield fetchUser(id).name;
}
[...names()];
