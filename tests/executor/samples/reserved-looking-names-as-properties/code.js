const o = { if: upper('a'), class: 1, new: { delete: double(2) }, await: echo(3), of: 4, get: 5, async: 6, static: 7 };
[o.if, o.new.delete, o.await, o.of + o.get + o.async + o.static];
