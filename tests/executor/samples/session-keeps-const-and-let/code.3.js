[user.age, visits];
