const list = Array.from({ length: 24 }, (_, i) => (i * 7) % 24);
list.sort((a, b) => compare(a, b)).join(' ');
