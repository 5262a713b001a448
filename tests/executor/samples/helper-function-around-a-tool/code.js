function nameOf(id) {
  return fetchUser(id).name;
}
nameOf(1) + nameOf(3);
