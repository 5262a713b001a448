const answer = echo({ then: 'not a function', value: 1 });
const wrap = () => ({ then: upper('text'), n: double(1) });
[answer.then, wrap().then, wrap().n];
