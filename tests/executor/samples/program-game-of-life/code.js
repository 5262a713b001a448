let cells = new Set(['1,0', '1,1', '1,2']);
const around = (cell) => {
  const [x, y] = cell.split(',').map(Number);
  const out = [];
  for (let dx = -1; dx <= 1; dx++)
    for (let dy = -1; dy <= 1; dy++) if (dx || dy) out.push(`${x + dx},${y + dy}`);
  return out;
};
function step(alive) {
  const counts = new Map();
  for (const cell of alive)
    for (const near of around(cell)) counts.set(near, (counts.get(near) ?? 0) + 1);
  return new Set(
    [...counts]
      .filter(([cell, n]) => n === 3 || (n === 2 && alive.has(cell)))
      .map(([cell]) => cell),
  );
}
const history = [];
while (counter() <= 3) {
  record([...cells].sort().join(' '));
  cells = step(cells);
}
recorded();
