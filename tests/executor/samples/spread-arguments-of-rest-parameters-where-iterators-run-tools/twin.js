const deny = async () => false;
const first = (...list) => (list[0] ? 'wrong' : 'right');
const kept = deny();
const list = [await kept];
[first(...[1, 2]), first(...list), first(...[await kept]), 0];
