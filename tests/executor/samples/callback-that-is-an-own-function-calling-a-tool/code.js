function toName(id) {
  return fetchUser(id).name;
}
const isAdult = (id) => fetchUser(id).age >= 18;
[listIds().map(toName), listIds().filter(isAdult).map(toName), listIds().some(isAdult)];
