const readers = [];
for (let i = 0; i < add(1, 2); i++) readers.push(() => double(i));
readers.map((read) => read());
