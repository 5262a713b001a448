const both = () => [add(1, 1), add(2, 2)];
const inside = () => [[add(3, 3)]];
function* steps() { yield add(4, 4); yield add(5, 5) }
class Box { constructor() { this.mine = add(6, 6) } read() { return { mine: this.mine } } }
const made = [await Promise.all(both()), await Promise.all(inside()[0]), await Promise.all(steps()), await new Box().mine];
made;
