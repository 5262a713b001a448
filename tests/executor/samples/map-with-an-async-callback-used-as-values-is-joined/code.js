async function getName(id) {
  return fetchUser(id).name;
}
[[1, 2].map(getName).join(), [1, 2].map((id) => getName(id)).join('-'), `${[3].map(getName)}`, [1, 3].map(getName).length];
