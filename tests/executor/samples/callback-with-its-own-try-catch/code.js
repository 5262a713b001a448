[1, 2, 9, 3].map((id) => {
  try {
    return fetchUser(id).name;
  } catch (e) {
    return `${e.name} ${e.status}`;
  }
});
