const name = echo('upper');
[name, globalThis[name]('x'), ({ [name]: 1 }).upper, typeof globalThis[name]];
