const attempt = (f) => {
  try {
    f();
    return 'none';
  } catch (e) {
    return e.message;
  }
};
[
  attempt(() => {
    if (fail('if')) return;
  }),
  attempt(() => {
    while (fail('while')) {}
  }),
  attempt(() => {
    for (const x of fail('of')) {
    }
  }),
  attempt(() => {
    for (const x in fail('in')) {
    }
  }),
  attempt(() => {
    for (let i = fail('init'); ; ) {}
  }),
  attempt(() => {
    for (; ; fail('update')) {}
  }),
  attempt(() => {
    do {} while (fail('do'));
  }),
  attempt(() => {
    switch (fail('switch')) {
    }
  }),
  attempt(() => {
    switch (1) {
      case fail('case'):
    }
  }),
  attempt(() => {
    throw fail('throw');
  }),
  attempt(() => {
    return fail('return');
  }),
  attempt(() => {
    const { a = fail('default') } = {};
  }),
  attempt(() => ((a = fail('parameter')) => a)()),
];
