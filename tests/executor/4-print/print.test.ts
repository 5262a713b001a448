import type { Expression, Program, Statement } from 'acorn'
import { expect, test } from 'vitest'
import { parse } from '../../../packages/executor/src/1-parse/parse.ts'
import { print } from '../../../packages/executor/src/4-print/print.ts'

const read = (code: string, as: 'cell' | 'module' = 'cell') => parse(code, { sourceBytes: 1 << 20, as })
const PLACES = new Set(['start', 'end', 'loc'])

/** The tree without places, and without what follows from the rest (the engine's own RegExp objects). */
function shapeOf(program: Program): unknown {
  return JSON.parse(
    JSON.stringify(program, (key, value: unknown) => {
      if (PLACES.has(key)) return undefined
      if (typeof value === 'bigint') return `${value}n`
      return value instanceof RegExp ? String(value) : value
    }),
  )
}

const CELLS = [
  // chains and calls
  '(a?.b).c; a?.b.c; (a?.b)(); a?.b(); a?.[0]?.(1).d; (a?.b)`c`; new (a?.b)(); delete a?.b; (a?.b) + 1',
  'new (foo())(); new (foo().bar)(1); new foo.bar(); new (foo.bar())(); new (import("x")); new (a()`b`)(); new (a`b`)()',
  'new (class { })(); new (function () { })(); new new A()(); new A().b(); (new A)(); new (a, b)()',
  '(function () { })(); (() => 1)(); (async () => 1)(); (class { }).name; !function () { }(); (function () { }).call(1)',
  'async (x) => x; (async x => x)(1); f(async () => { }, () => ({}), () => ({}).a, () => [])',
  'tag`a${1}b`; a.b`c`; (() => 1)`x`; new A()`y`; (await f)`z`; (a, b)`c`',
  '(1).toFixed(); 1.5.toFixed(); "x".length; `t`.length; /r/.test(1); [].x; ({}).y; ({} = x); ({ a } = b)',
  'import("x").then(f); import("x", { with: { type: "json" } }); (import("x"))()',
  // operators
  '-(-x); - --x; +(+x); + ++x; -(x--); !(!x); ~(-x); typeof (typeof x); void 0; -(-1); +(-x); a - -b; a + +b; a - --b',
  '(await x) ** 2; (-x) ** 2; x ** -y; (a ** b) ** c; a ** b ** c; (+x) ** 2; (x++) ** 2',
  '(a ?? b) || c; a ?? (b || c); (a && b) ?? c; a && (b ?? c); a || b && c; (a || b) && c; a ?? b ?? c',
  'a - (b - c); a - b - c; a * (b + c); (a, b) + c; (a = b) + c; a + (b = c); (a ? b : c) + d; a % (b * c)',
  '(a ? b : c) ? d : e; a ? b : c ? d : e; (a = b) ? c : d; (() => 1) ? 2 : 3; a ? (b, c) : d; a ? b = 1 : c = 2',
  'a in b; for (let i = ("x" in y), z = (a in b) ? 1 : 2; ;) break; for (var q = () => { return a in b }; ;) break',
  'x = y = z; x ||= 1; x &&= 2; x ??= 3; x **= 2; x >>>= 1; [a, b] = [b, a]; [a.b, c[d] = 1, ...e.f] = g',
  'a < !--b; a-- > b; a-->b; x = a++ + ++b; (a.b)++; --a[0]',
  'await -x; -await x; await (a ?? b); await (async () => 1)(); (await a).b; await a.b; await (yield_)',
  'yield_ = function* () { yield; yield 1; yield* a; (yield 1) + 2; f(yield, yield 3); const x = yield; (yield a) ? 1 : 2; await_ }',
  // functions and arrows
  '() => { }; x => x; (x) => (y) => x; (x, y) => (x, y); () => ({ a: 1 }); () => ({} = x); () => ({ a } = b); () => ({ a } = b).c',
  '(a = 1, { b, c: { d = 2 } = {}, ...e }, [f, , g = 3, ...h], ...i) => 1; async => async; async (async) => 1; async ({ a }) => a',
  'function a() { } async function b() { } function* c() { } async function* d() { } function e(f, ...g) { "use strict_"; return }',
  '(a, b) => a ? b : c; (() => a) || b; a = b => c; f(a => b, c); x => { }; x => function () { }; x => class { }',
  'function f() { "use strict"; return this } (function () { \'use strict\'; "another" })',
  // statements
  'if (a) b; else if (c) d; else { e } if (a) { if (b) c } else d; if (a) ; else ;',
  'for (;;) break; for (a = 1, b = 2; a < b; a++, b--) continue; for (const a of b) c; for (var a in b) ; for (a.b of c) ; for ([a, b] of c) ;',
  'for await (const x of y) z; l: for (;;) { m: for (;;) { continue l; break m } } while (a) b; do a; while (b) do { } while (c)',
  'switch (a) { case 1: case 2: b; break; default: { c } case 3: } try { a } catch { b } try { } catch ({ message }) { } finally { } try { } finally { }',
  'throw new Error("x")',
  'let a, b = 1, [c, d = 2] = e, { f, g: h, [i]: j, ...k } = l; const m = (1, 2), n = () => 1; var o',
  'debugger; ; ; { } { { } } { let a; const b = 1; class C { } function f() { } }',
  'return (a, b)',
  'with (a) b',
  '(let)[0] = 1; (let); let.x; var let; let = 1; for ((async) of x) ; for ((let) of x) ; for (let of of xs) ; for ((let).a of x) ; async',
  '"use strict"; let a',
  '("not a directive"); ("nor" + "this"); "x".y',
  '#!/usr/bin/env node\nlet a',
  // literals
  `'a\\'b'; "\\u2028\\n\\x41"; 0x1F; 1_000; 0b1; 0o7; 017; .5; 5.; 1e3; 10n; 0x1fn; null; true; /a\\/[/]b/giu; /[\\p{L}--[a-z]]/v; /(?<n>a)\\k<n>/d; /(?i:a)b/`,
  '`a${b}c${`d${e}`}`; `\\`\\${`; `line\nbreak`; String.raw`\\unicode`; `${a}${b}`; `$${a}`',
  '[, ]; [, a]; [a, , b]; [a, , ]; [...a, ...b]; [a, ]; []',
  '({ a, b: 1, "c d": 2, [e]: 3, 4: 5, f() { }, get g() { return 1 }, set g(v) { }, async h() { }, *i() { }, async *j() { }, ...k, async: 1, get: 2, set, static: 3, await: 4 })',
  '({ __proto__: a, "__proto__"() { }, [`x`]: 1, async [a]() { }, *[b]() { }, get [c]() { return 1 }, 1n: 2, "q"() { } })',
  // classes
  'class A { } class B extends A { constructor() { super(); super.x; super[y]; super.z() } } (class C extends (a, b) { }); (class extends class { } { })',
  'class A extends f() { } class B extends a.b { } class C extends (a ? b : c) { } class D extends (() => 1) { } class E extends (a?.b) { } class F extends ({}) { } class G extends null { }',
  'class A { x; y = 1; static z; static w = 2; #p; #q = 3; static #r; "s"; 4 = 5; [t] = 6; get; set; static; async; get = 1; static static; static async; a = () => this; b = (1, 2) }',
  'class A { m() { } #n() { } get o() { return 1 } set o(v) { } static p() { } async q() { } *r() { } async *s() { } static async *#t() { } get #u() { return 1 } static get v() { return 1 } "w"() { } 1() { } [x]() { } }',
  'class A { static { } static { let a = this; A.b = a } #p; static has(o) { return #p in o && !(#p in o) } m() { return this?.#p ?? new.target } }',
  'import a from "a"; import * as b from "b"; import { c, d as e, default as f, "g h" as i } from "c"; import j, { k } from "d"; import l, * as m from "e"; import "f"; import { } from "g"; import n from "h" with { type: "json", "x": "y" }',
  'a\n/* c */ + b // d\n;[1].x\n(2)',
]

const MODULES = [
  'export const a = 1, b = 2; export let { c, d: [e] } = f; export function g() { } export class H { } export async function* i() { }',
  'const a = 1, b = 2; export { a, b as c, a as default, b as "d e" }; export { }',
  'export { a, b as c, "d" as e, f as "g" } from "m"; export * from "m"; export * as n from "m"; export * as "o p" from "m" with { type: "json" }; export { q } from "m" with { a: "b" }',
  'export default 1',
  'export default (a, b)',
  'export default { a: 1 }',
  'export default () => 1',
  'export default a = b',
  'export default function () { }',
  'export default function a() { }',
  'export default class { }',
  'export default class A { }',
  'export default (function () { })',
  'export default (class { })',
  'export default (function () { })()',
  'export default (class { }).x',
  'export default async function () { }',
  'export default async () => 1',
  'export default [a]',
  'import.meta.url; await x; export default await y',
]

for (const code of CELLS) {
  test(`print() gives back what it was given: ${code.slice(0, 60)}`, () => {
    const program = read(code)
    expect(shapeOf(read(print(program, code).text))).toEqual(shapeOf(program))
  })
}

for (const code of MODULES) {
  test(`print() gives back the module it was given: ${code.slice(0, 60)}`, () => {
    const program = read(code, 'module')
    expect(shapeOf(read(print(program, code).text, 'module'))).toEqual(shapeOf(program))
  })
}

test('print() writes nodes that have no text of their own', () => {
  const place = { start: 0, end: 0 }
  const number = (value: number) => ({ type: 'Literal', value, ...place }) as const
  const statement = (value: number) => ({ type: 'ExpressionStatement', expression: number(value), ...place }) as const
  const body = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(statement)
  const { text } = print({ type: 'Program', sourceType: 'script', body, ...place }, '')
  expect(text.trim().split('\n')).toEqual(['0;', '(-1);', '(0 / 0);', '(1 / 0);', '(-1 / 0);'])
})

test('print() writes a shorthand out when the value behind it has another name', () => {
  const program = read('({ a })')
  const [statement] = program.body
  if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'ObjectExpression') throw new Error()
  const [property] = statement.expression.properties
  if (property?.type !== 'Property') throw new Error()
  property.value = { type: 'Identifier', name: 'b', start: 3, end: 4 }
  expect(print(program, '({ a })').text.replaceAll(/\s+/g, ' ')).toBe('({ a: b }); ')
})

test('print() maps places of the script back to the code: names, members, calls and constructions', () => {
  const code = 'let   orders = {}\n\n\n  orders   .list [ 0 ]\n (  1,\n  new   Thing ( ) )'
  const script = print(read(code), code)
  const at = (text: string) => {
    const before = script.text.slice(0, script.text.indexOf(text)).split('\n')
    return script.originalPosition(before.length, (before.at(-1) ?? '').length + 1)
  }
  expect(script.text).toBe('let orders = {};\norders.list[0](1, new Thing());\n')
  expect(at('orders = ')).toEqual({ line: 1, column: 7 })
  expect(at('orders.')).toEqual({ line: 4, column: 3 })
  expect(at('.list')).toEqual({ line: 4, column: 13 })
  expect(at('[0]')).toEqual({ line: 4, column: 20 })
  expect(at('(1')).toEqual({ line: 4, column: 20 })
  expect(at('1,')).toEqual({ line: 5, column: 5 })
  expect(at('new')).toEqual({ line: 6, column: 3 })
  expect(at('())')).toEqual({ line: 6, column: 3 })
})

test('print() counts the columns it is asked for in code points, as QuickJS does', () => {
  const code = 'f("😀😀", missing)'
  const script = print(read(code), code)
  expect(script.originalPosition(1, 'f("xx", '.length + 1)).toEqual({ line: 1, column: 11 })
})

test('originalPosition() knows nothing about lines the script does not have', () => {
  const script = print(read('a'), 'a')
  expect(script.originalPosition(9, 1)).toBeUndefined()
})

test('print() leaves nodes without offsets to the place in front of them', () => {
  const program = read('a; b')
  for (const node of program.body.slice(1)) Object.assign(node, { start: undefined })
  const second = program.body[1]
  if (second?.type === 'ExpressionStatement') Object.assign(second.expression, { start: undefined })
  expect(print(program, 'a; b').originalPosition(2, 1)).toEqual({ line: 1, column: 1 })
})

test('print() refuses what nests deeper than its stack as source-too-deep', () => {
  let node: Expression = { type: 'Identifier', name: 'a', start: 0, end: 1 }
  for (let depth = 0; depth < 100_000; depth++) {
    node = { type: 'UnaryExpression', operator: '!', prefix: true, argument: node, start: 0, end: 1 }
  }
  const statement: Statement = { type: 'ExpressionStatement', expression: node, start: 0, end: 1 }
  const program: Program = { type: 'Program', sourceType: 'script', body: [statement], start: 0, end: 1 }
  expect(() => print(program, 'a')).toThrow(expect.objectContaining({ code: 'source-too-deep' }))
})
