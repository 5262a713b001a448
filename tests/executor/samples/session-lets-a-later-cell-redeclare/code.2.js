const name = fetchUser(3).name;
let n = double(21);
[name, n];
