const count: number = add(1, 2) as number;
let names: string[] = [];
for (const id of listIds() as number[]) names.push(fetchUser(id).name);
function shout(text: string, times: number = 1): string {
  return upper(text).repeat(times);
}
[count, names, shout('a'), shout('b', 2)];
