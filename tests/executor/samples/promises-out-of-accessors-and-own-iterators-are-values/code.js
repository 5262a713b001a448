const never = () => Promise.resolve(false);
const key = 'ok';
const seen = [];
const note = (value) => seen.push(value ? 'wrong' : 'right');
note({ get [key]() { return never(); } }.ok);
note(Object.defineProperty({}, 'ok', { get: () => never() }).ok);
note(Reflect.get({ ok: never() }, 'ok'));
class Box {
  kept = [never()];
  set ok(value) { seen.push(value ? 'wrong' : 'right'); }
  *[Symbol.iterator]() { yield* this.kept; }
}
const box = new Box();
box.ok = never();
for (const one of box) seen.push(one ? 'wrong' : 'right');
const [taken] = box;
seen.push(taken ? 'wrong' : 'right');
seen.push(Object.values(box)[0][0] ? 'wrong' : 'right');
seen.join();
