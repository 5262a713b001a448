const names = await Promise.all(tasks);
names;
