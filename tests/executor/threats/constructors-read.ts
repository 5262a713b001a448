/** What asks for the constructor of a value is given the value, where nobody names Promise. */
export const CONSTRUCTORS_READ: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const isObj = (x) => x?.constructor === Object; 0',
      'async function ok(a) { return allow(a) }; async function num(a) { return tool(a) };isObj(num({ a: 1 }))',
    ],
    true,
  ],
  [
    [
      'const isList = (x) => x.constructor === Array; 0',
      'async function ok(a) { return allow(a) }; async function num(a) { return tool(a) };isList(num([1])) ? 1 : 2',
    ],
    1,
  ],
  [
    [
      'const sw = (x) => { switch (x.constructor.name) { case "Array": return "l"; default: return "o" } }; 0',
      'const x = tool([1]); sw(x)',
    ],
    'l',
  ],
  [
    [
      'const sw = (x) => { switch (x.constructor) { case Array: return "l"; case Number: return "n"; default: return "o" } }; 0',
      'async function ok(a) { return allow(a) }; async function num(a) { return tool(a) };[sw(num([1])), sw(num(0)), sw({})]',
    ],
    ['l', 'n', 'o'],
  ],
  [
    [
      'async function ok(a) { return allow(a) }; async function num(a) { return tool(a) };const isList = (x) => x.constructor === Array; isList(num([1])) ? 1 : 2',
    ],
    1,
  ],
  [
    [
      'async function ok(a) { return allow(a) }; async function num(a) { return tool(a) };const p = ok("bad"); p.constructor.name',
    ],
    'Boolean',
  ],
  [
    [
      'async function ok(a) { return allow(a) }; async function num(a) { return tool(a) };const p = ok("bad"); [p.constructor === Promise, await p]',
    ],
    [true, false],
  ],
  [
    [
      'async function ok(a) { return allow(a) }; async function num(a) { return tool(a) };0',
      'const p = ok("bad"); [p.constructor === Promise, await p]',
    ],
    [true, false],
  ],
  [['const isP = (x) => x.constructor === Promise; const f = async () => 1; [isP(f()), isP(2)]'], [true, false]],
  [
    ['const isP = (x) => x.constructor === Promise; 0', 'const f = async () => 1; [isP(f()), isP(2)]'],
    [true, false],
  ],
]
