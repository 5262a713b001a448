const readers = [];
for (const id of [7, 8]) { try { fetchUser(id); } catch (e) { readers.push(() => upper(e.message)); } }
switch (echo(1)) { case 1: let x = double(4); readers.push(() => add(x, 1)); }
readers.map((r) => r());
