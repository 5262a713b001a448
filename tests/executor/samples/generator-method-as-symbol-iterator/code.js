class Team {
  ids = [1, 3];
  *[Symbol.iterator]() {
    for (const id of this.ids) yield fetchUser(id).name;
  }
}
const team = new Team();
const [first] = team;
[[...team], first, Array.from(team, (n) => upper(n)), Math.max(...[...team].map((n) => n.length))];
