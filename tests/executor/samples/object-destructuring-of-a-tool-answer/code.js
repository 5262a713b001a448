const {
  name,
  age: years,
  tags: [first, second = 'none'],
  missing = upper('default'),
} = fetchUser(3);
[name, years, first, second, missing];
