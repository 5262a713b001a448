const user = await pending;
[user.name, await answers.del, answers.read && 'may read', list.map((x) => x + 1)];
