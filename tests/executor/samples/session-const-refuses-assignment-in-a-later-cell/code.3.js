const keep = () => {
  try {
    fixed += 1;
    return 'changed';
  } catch (e) {
    return e.name;
  }
};
[keep(), fixed];
