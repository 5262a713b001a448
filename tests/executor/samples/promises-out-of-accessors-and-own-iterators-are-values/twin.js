const never = () => Promise.resolve(false);
const key = 'ok';
const seen = [];
const note = async (value) => seen.push((await value) ? 'wrong' : 'right');
await note({ get [key]() { return never(); } }.ok);
await note(Object.defineProperty({}, 'ok', { get: () => never() }).ok);
await note(Reflect.get({ ok: never() }, 'ok'));
class Box {
  kept = [never()];
  *[Symbol.iterator]() { yield* this.kept; }
}
const box = new Box();
await note(never());
for (const one of box) await note(one);
const [taken] = box;
await note(taken);
await note(Object.values(box)[0][0]);
seen.join();
