[
  listIds().concat(listIds()).includes(add(1, 1)),
  fetchUser(1).name.padEnd(double(3), upper('z')),
  listIds().indexOf(counter()),
];
