import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../support/executor.ts'
import { type Case, hostFunctions, MODES, runAll, SHOP } from './run-modules.ts'

const IMPORTS: readonly Case[] = [
  ['takes named exports', { shop: SHOP }, `import { currency, sell } from 'shop'; [currency, sell(2)]`, ['EUR', 2]],
  [
    'renames with as',
    { shop: SHOP },
    `import { currency as money, default as sum } from 'shop'; [money, sum(1, 2)]`,
    ['EUR', 3],
  ],
  ['takes an export whose name is text', { shop: SHOP }, `import { 'lucky number' as n } from 'shop'; n`, 7],
  ['takes the default', { shop: SHOP }, `import total from 'shop'; total(1, 2, 3)`, 6],
  ['takes the default and names', { shop: SHOP }, `import total, { seven } from 'shop'; total(seven, 1)`, 8],
  ['takes the default and the namespace', { shop: SHOP }, `import f, * as s from 'shop'; f === s.default`, true],
  [
    'takes the namespace',
    { shop: SHOP },
    `import * as shop from 'shop'; Object.keys(shop).sort()`,
    ['currency', 'default', 'lucky number', 'sell', 'seven', 'sold'],
  ],
  ['runs a module for its effect alone', { effect: 'globalThis.done = 1' }, `import 'effect'; globalThis.done`, 1],
  ['stands anywhere at the top level', { m: 'export const a = 1' }, `const b = a + 1; import { a } from 'm'; b`, 2],
  ['leaves no completion value', { m: 'export const a = 1' }, `5; import { a } from 'm'`, 5],
  [
    'takes any text as the name of a module',
    { './a b.js': 'export const a = 1' },
    `import { a } from './a b.js'; a`,
    1,
  ],
  ['goes away when all of it is types', {}, `import type { A } from 'none'; const a: A = 1; a`, 1],
]

const EXPORTS: readonly Case[] = [
  [
    'of declarations',
    {
      m: `export const a = 1, [b, { c = 3 }] = [2, {}]; export var d = 4; export function e() { return 5 }
      export class F { six = 6 }; export async function g() { return 7 } export function* h() { yield 8 }`,
    },
    `import { a, b, c, d, e, F, g, h } from 'm'; [a, b, c, d, e(), new F().six, await g(), ...h()]`,
    [1, 2, 3, 4, 5, 6, 7, 8],
  ],
  [
    'of a list under other names',
    {
      m: 'const local = 1; function f() { return 2 }; export { local as name, f as default }',
    },
    `import f, { name } from 'm'; [name, f()]`,
    [1, 2],
  ],
  ['of a list before its declarations', { m: 'export { a }; const a = 1' }, `import { a } from 'm'; a`, 1],
  [
    'of another module by name',
    { low: 'export const x = 1, y = 2', m: `export { x, y as why } from 'low'` },
    `import * as m from 'm'; ({ ...m })`,
    { x: 1, why: 2 },
  ],
  [
    "of another module's default",
    { low: 'export default 5', m: `export { default, default as five } from 'low'` },
    `import a, { five } from 'm'; [a, five]`,
    [5, 5],
  ],
  [
    'of all of another module but its default',
    {
      low: 'export const x = 1, y = 2; export default 3',
      m: `export * from 'low'; export const y = 'own'`,
    },
    `import * as m from 'm'; ({ ...m })`,
    { x: 1, y: 'own' },
  ],
  [
    'of another module as a namespace',
    { low: 'export const x = 1', m: `export * as low from 'low'` },
    `import { low } from 'm'; low.x`,
    1,
  ],
  [
    'of names that were imported',
    { low: 'export const x = 1', m: `import { x } from 'low'; export { x as y }` },
    `import { y } from 'm'; y`,
    1,
  ],
  [
    'of a named default function',
    { m: 'export default function f() { return f.name }' },
    `import g from 'm'; g()`,
    'f',
  ],
  [
    'of a default function without a name',
    { m: 'export default function () { return 1 }' },
    `import f from 'm'; f()`,
    1,
  ],
  [
    'of a default async function',
    { m: 'export default async function () { return 1 }' },
    `import f from 'm'; await f()`,
    1,
  ],
  ['of a default arrow function', { m: 'export default (a) => a * 2' }, `import f from 'm'; f(2)`, 4],
  [
    'of a named default class',
    { m: 'export default class A { b = 1 }' },
    `import B from 'm'; [B.name, new B().b]`,
    ['A', 1],
  ],
  ['of a default class without a name', { m: 'export default class { b = 1 }' }, `import B from 'm'; new B().b`, 1],
  ['of a default expression', { m: 'export default [1, 2].map((n) => n * 2)' }, `import list from 'm'; list`, [2, 4]],
  [
    'of a default function before its place',
    { m: 'globalThis.early = f(); export default function f() { return 1 }' },
    `import 'm'; early`,
    1,
  ],
]

describe.each(MODES)('modules in %s mode', (_mode, options) => {
  const shared = shareExecutor(options)

  describe.each(Object.entries({ imports: IMPORTS, exports: EXPORTS }))('%s', (_group, cases) => {
    it.each(cases)('%s', async (_behaviour, modules, cells, value) => {
      expect(valueOf(await runAll(shared.session({ modules, hostFunctions }), cells))).toEqual(value)
    })
  })
})
