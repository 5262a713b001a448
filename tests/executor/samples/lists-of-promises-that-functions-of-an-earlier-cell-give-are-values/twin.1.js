const both = async () => [await add(1, 1), await add(2, 2)];
const inside = async () => [[await add(3, 3)]];
async function* steps() { yield await add(4, 4); yield await add(5, 5) }
class Box { async fill() { this.mine = await add(6, 6); return this } read() { return { mine: this.mine } } }
const list = async (steps) => { const all = []; for await (const step of steps) all.push(step); return all };
const made = [await both(), (await inside())[0], await list(steps()), (await new Box().fill()).mine];
made;
