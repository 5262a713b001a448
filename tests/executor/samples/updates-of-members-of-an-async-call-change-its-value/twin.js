const state = { n: 1, tags: ['a'] };
const get = async () => {
  await echo(1);
  return state;
};
(await get()).n++;
(await get()).n += 10;
(await get()).tags.push('b');
(await get()).extra ??= 'set';
delete (await get()).gone;
const old = (await get()).n--;
[state, old];
