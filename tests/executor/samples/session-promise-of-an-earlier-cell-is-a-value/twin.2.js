const log = [];
if (answers.del) log.push('deleted');
if (answers.read) log.push('read');
[log, (await pending).name, `${(await pending).age}`, list.filter((x) => x).length, list[0] + 1];
