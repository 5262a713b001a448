let match, user;
const out = [];
while ((match = counter()) < 3) out.push(match);
if ((user = fetchUser(1)).age > 30) out.push(user.name);
out.push(add((match = 10), match));
out;
