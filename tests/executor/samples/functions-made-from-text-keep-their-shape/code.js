const AsyncFunction = (async () => {}).constructor;
class Formula extends Function {
  constructor(text) { super('x', `return ${text}`) }
  twice(x) { return this(this(x)) }
}
const formula = new Formula('double(x) + 1');
const here = 3;
const local = (n) => { const m = 2; return eval('n + m + here + double(1)') };
[
  formula.twice(1), formula instanceof Formula, formula instanceof Function, formula.name, formula.length,
  Function.name, Function.length, Function === formula.constructor.__proto__, AsyncFunction.name,
  Function('a', 'b', 'return add(a, b)')(1, 2), local(10), (0, eval)('typeof m'), eval.name, eval(5),
  `${'$'}${'$'} ${eval("'$$' + '$$ 1'")}`,
];
