const state = { n: 1, tags: ['a'] };
const get = async () => {
  echo(1);
  return state;
};
get().n++;
get().n += 10;
get().tags.push('b');
get().extra ??= 'set';
delete get().gone;
const old = get().n--;
[state, old];
