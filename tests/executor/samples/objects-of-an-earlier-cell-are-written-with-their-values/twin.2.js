console.log(JSON.stringify(await priced('pear')), await priced('fig'));
[JSON.stringify(await list()), structuredClone(await priced('plum')), Object.values(await priced('pear')).join(), `${Object.values((await list())[0])}`];
