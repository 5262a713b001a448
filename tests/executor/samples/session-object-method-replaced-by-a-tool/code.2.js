service.load = fetchUser;
run(1);
