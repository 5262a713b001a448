const count = add(1, 2);
let names = [];
for (const id of listIds()) names.push(fetchUser(id).name);
function shout(text, times = 1) {
  return upper(text).repeat(times);
}
[count, names, shout('a'), shout('b', 2)];
