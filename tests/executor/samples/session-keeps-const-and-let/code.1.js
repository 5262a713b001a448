const user = fetchUser(1);
let visits = counter();
