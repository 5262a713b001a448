// upper('not a call')
const text = "echo(1) and `double(2)`"; /* fail('no') */
const pattern = /add\(1, 2\)/;
[text, pattern.test('add(1, 2)'), `${'fail("x")'}`, upper(text).length];
