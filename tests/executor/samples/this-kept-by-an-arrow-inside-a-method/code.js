const team = {
  prefix: 'm-',
  ids: [1, 3],
  names() {
    return this.ids.map((id) => this.prefix + fetchUser(id).name);
  },
};
team.names();
