const seen = [];
for (const page of pages) seen.push(page);
[seen, [...pages]];
