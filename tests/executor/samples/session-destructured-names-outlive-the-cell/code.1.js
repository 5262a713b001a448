const {
  name,
  tags: [firstTag],
  ...rest
} = fetchUser(1);
const [a, b = counter()] = [double(2)];
name;
