const older = (user, by = 1) => ({ ...user, age: add(user.age, by) });
older(load(3)).age;
