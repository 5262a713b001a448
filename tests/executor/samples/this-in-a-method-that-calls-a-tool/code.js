const account = {
  owner: 1,
  name() {
    return fetchUser(this.owner).name;
  },
  label() {
    return `<${this.name()}>`;
  },
};
[account.label(), { ...account, owner: 3 }.label()];
