[
  Object.fromEntries(listIds().map((id) => [id, fetchUser(id).name])),
  Object.fromEntries(mapOf(['a', 1])),
];
