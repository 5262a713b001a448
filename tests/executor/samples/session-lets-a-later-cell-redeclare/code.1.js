const name = fetchUser(1).name;
let n = 1;
name;
