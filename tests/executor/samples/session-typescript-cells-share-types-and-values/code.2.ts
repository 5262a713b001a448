const older = (user: User, by: number = 1): User => ({ ...user, age: add(user.age, by) as number });
older(load(3)).age;
