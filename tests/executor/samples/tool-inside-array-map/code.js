[1, 2, 3].map((n, i, all) => double(n) + i + all.length);
