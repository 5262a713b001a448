const then = { catch: (x) => upper(x), finally: (x) => double(x) };
[then.catch('a'), then.finally(2)];
