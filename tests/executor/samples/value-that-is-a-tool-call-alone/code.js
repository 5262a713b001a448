fetchUser(1);
