async function getName(id) {
  return (await fetchUser(id)).name;
}
const names = async (...ids) => await Promise.all(ids.map(getName));
[(await names(1, 2)).join(), (await names(1, 2)).join('-'), `${await names(3)}`, (await names(1, 3)).length];
