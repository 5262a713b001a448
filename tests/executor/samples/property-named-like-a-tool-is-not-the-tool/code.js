const kit = {
  add: (a, b) => `${a}${b}`,
  echo: 5,
  upper() {
    return 'own';
  },
};
[kit.add(1, 2), kit.echo, kit.upper(), add(1, 2)];
