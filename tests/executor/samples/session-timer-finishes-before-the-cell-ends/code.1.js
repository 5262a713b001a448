let state = 'waiting';
setTimeout(async () => {
  state = await upper('done');
}, 2);
state;
