({ a: counter(), b: { c: counter(), d: [counter()] }, e: upper('x') });
