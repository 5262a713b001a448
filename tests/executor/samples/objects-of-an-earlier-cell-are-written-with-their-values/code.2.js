console.log(JSON.stringify(priced('pear')), priced('fig'));
[JSON.stringify(list()), structuredClone(priced('plum')), Object.values(priced('pear')).join(), `${Object.values(list()[0])}`];
