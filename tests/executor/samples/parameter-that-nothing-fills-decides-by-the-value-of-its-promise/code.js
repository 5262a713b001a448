class Maybe {
  constructor(value) {
    this.or = (run) => (value ? value : run());
  }
}
const made = async (value) => {
  let kept = false;
  if (yes()) kept = double(value);
  return new Maybe(kept);
};
const orElse = (value) => () => (value ? value : 'else');
const promise = (async () => zero())();
const out = [made(0).or(() => 'none'), made(1).or(() => 'none'), orElse(promise)()];
await promise;
out;
