function nameOf(id) {
  return fetchUser(id).name;
}
const loud = (id) => upper(nameOf(id));
loud(1);
