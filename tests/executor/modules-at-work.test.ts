import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../support/executor.ts'
import { type Case, hostFunctions, MODES, runAll, SHOP } from './run-modules.ts'

const STATE: readonly Case[] = [
  [
    'a namespace sees what an exported function changes',
    { shop: SHOP },
    `import * as shop from 'shop'; [shop.sold, shop.sell(3), shop.sold]`,
    [0, 3, 3],
  ],
  [
    'a re-export sees what an exported function changes',
    { shop: SHOP, m: `export { sold, sell } from 'shop'` },
    `import * as m from 'm'; m.sell(3); m.sold`,
    3,
  ],
  [
    'a star export sees what an exported function changes',
    { shop: SHOP, m: `export * from 'shop'` },
    `import * as m from 'm'; m.sell(3); m.sold`,
    3,
  ],
  [
    'cells share it',
    { shop: SHOP },
    [
      `import { sell } from 'shop'; sell(1)`,
      `import * as shop from 'shop'; shop.sell(1); sell(1)`,
      `import { sold } from 'shop'; sold`,
    ],
    3,
  ],
  [
    'modules and cells share it',
    {
      shop: SHOP,
      a: `import { sell } from 'shop'; sell(1)`,
      b: `import { sell } from 'shop'; sell(1); export const b = 1`,
    },
    `import 'a'; import 'b'; import * as shop from 'shop'; const late = await import('shop'); [shop === late, late.sold]`,
    [true, 2],
  ],
  [
    'a failed cell keeps it',
    { shop: SHOP },
    [`import { sell } from 'shop'; sell(1); throw new Error('mine')`, `import * as shop from 'shop'; shop.sold`],
    1,
  ],
  [
    'a cell that is rolled back takes it back',
    { shop: SHOP },
    [`import { sell } from 'shop'; sell(1)`, `sell(10); for (;;);`, `import * as shop from 'shop'; shop.sold`],
    1,
  ],
  [
    'modules have names of their own',
    { a: 'const x = 1; export const a = x', b: 'const x = 2; export const b = x' },
    [`const x = 0; import { a } from 'a'; import { b } from 'b'`, '[x, a, b]'],
    [0, 1, 2],
  ],
  [
    'modules are strict',
    { m: 'export function self() { return this === undefined }' },
    `import { self } from 'm'; self()`,
    true,
  ],
]

const SUSPENDING: readonly Case[] = [
  [
    'in exported functions',
    { m: 'export function next(n) { const m = tick(n); return m * 10 }' },
    `import { next } from 'm'; next(1) + 1`,
    21,
  ],
  [
    'in exported arrow functions',
    { m: 'export const next = (n) => tick(n) * 10' },
    `import { next } from 'm'; next(1) + 1`,
    21,
  ],
  [
    'in a default function',
    { m: 'export default function (n) { return tick(n) + 1 }' },
    `import f from 'm'; f(1) + 1`,
    4,
  ],
  [
    'in functions of a namespace',
    { m: 'export const next = (n) => tick(n)' },
    `import * as m from 'm'; m.next(1) + 1`,
    3,
  ],
  [
    'at their top level',
    { m: 'const first = tick(1); export const second = tick(first) * 2' },
    `import { second } from 'm'; second`,
    6,
  ],
  [
    'in class methods',
    {
      m: `export class Clock { #time = 0; advance(n) { this.#time += tick(n); return this }
      get time() { return this.#time } static of(n) { return new Clock().advance(n) } }`,
    },
    `import { Clock } from 'm'; Clock.of(1).advance(2).time`,
    5,
  ],
  [
    'in callbacks that a cell gives them',
    { m: 'export const each = (list, f) => list.map((n) => f(n) + 1)' },
    `import { each } from 'm'; each([1, 2], (n) => tick(n))`,
    [3, 4],
  ],
  [
    'through another module',
    {
      low: 'export const next = (n) => tick(n)',
      m: `import { next } from 'low'; export const twice = (n) => next(next(n))`,
    },
    `import { twice } from 'm'; [twice(1), [1, 2].map((n) => twice(n))]`,
    [3, [3, 4]],
  ],
  [
    'through a re-export',
    { low: 'export const next = (n) => tick(n)', m: `export { next as more } from 'low'` },
    `import { more } from 'm'; more(1) + 1`,
    3,
  ],
  [
    'in a comparator',
    { m: 'export const order = (a, b) => tick(a) - tick(b)' },
    `import { order } from 'm'; [3, 1, 2].sort(order)`,
    [1, 2, 3],
  ],
  ['in a later cell', { m: 'export const next = (n) => tick(n)' }, [`import { next } from 'm'`, 'next(1) + 1'], 3],
  [
    'and catch what they throw',
    { m: 'export const safe = () => { try { return fail() } catch (e) { return e.name } }' },
    `import { safe } from 'm'; safe() + '!'`,
    'RangeError!',
  ],
  [
    'and pass on what they throw',
    { m: 'export const risky = () => fail() + 1' },
    `import { risky } from 'm'; try { risky() } catch (e) { e.message }`,
    'no luck',
  ],
]

const DYNAMIC: readonly Case[] = [
  [
    'gives the namespace',
    { shop: SHOP },
    `const { currency, default: sum } = await import('shop'); [currency, sum(1)]`,
    ['EUR', 1],
  ],
  ['takes a computed name', { shop: SHOP }, "(await import(`sh${'op'}`)).currency", 'EUR'],
  [
    'calls host functions through it',
    { m: 'export const next = (n) => tick(n)' },
    `const m = await import('m'); m.next(1) + 1`,
    3,
  ],
  [
    'rejects for an unknown name',
    { a: '' },
    `import('b').catch((e) => [e.name, e.message])`,
    ['TypeError', "Cannot import 'b': this session has 'a'"],
  ],
  [
    'rejects with what the module threw, each time',
    { bad: `throw new RangeError('broken')` },
    `const why = []; for (const _ of [1, 2]) { try { await import('bad') } catch (e) { why.push(e.message) } } why`,
    ['broken', 'broken'],
  ],
  [
    'works in a module',
    { low: 'export const x = 1', m: `export const late = async () => (await import('low')).x` },
    `import { late } from 'm'; await late()`,
    1,
  ],
]

const LATER: readonly Case[] = [
  ['imported names stay', { shop: SHOP }, [`import sum, { currency } from 'shop'`, 'sum(1, 2) + currency'], '3EUR'],
  ['an imported namespace stays', { shop: SHOP }, [`import * as shop from 'shop'`, 'shop.sell(1)', 'shop.sold'], 1],
  [
    'a name can be imported again',
    { a: 'export const x = 1', b: 'export const x = 2' },
    [`import { x } from 'a'`, `import { x } from 'b'; x`],
    2,
  ],
  [
    'functions of earlier cells see imports',
    { shop: SHOP },
    [`import { currency } from 'shop'; const show = (n) => n + currency`, 'show(5)'],
    '5EUR',
  ],
]

const TYPESCRIPT: readonly Case[] = [
  [
    'types are dropped',
    {
      m: `interface Item { price: number } type Items = readonly Item[]
      export const sum = (items: Items): number => items.reduce((all, { price }) => all + price, 0)
      export type { Item }; export type Other = Item; export interface More extends Item {}`,
    },
    `import { sum, type Item } from 'm'; const items: Item[] = [{ price: 2 }, { price: 3 }]; sum(items)`,
    5,
  ],
  [
    'enums and parameter properties work',
    {
      m: 'export enum Level { Low = 1, High } export class Box { constructor(readonly value: number) {} }',
    },
    `import { Level, Box } from 'm'; [Level.High, Level[1], new Box(3).value]`,
    [2, 'Low', 3],
  ],
  [
    'imports of types only ask for no module',
    { m: `import type { A } from 'none'; export const a: A = 1` },
    `import { a } from 'm'; a`,
    1,
  ],
]

describe.each(MODES)('modules in %s mode', (_mode, options) => {
  const shared = shareExecutor(options)

  describe.each(
    Object.entries({
      state: STATE,
      'host calls': SUSPENDING,
      'import()': DYNAMIC,
      'later cells': LATER,
      typescript: TYPESCRIPT,
    }),
  )('%s', (_group, cases) => {
    it.each(cases)('%s', async (_behaviour, modules, cells, value) => {
      expect(valueOf(await runAll(shared.session({ modules, hostFunctions }), cells))).toEqual(value)
    })
  })

  it('a module is evaluated once, its calls are made once', async () => {
    const asked: number[] = []
    const modules = { m: 'globalThis.count = (globalThis.count ?? 0) + 1; export const first = tick(1)' }
    const session = shared.session({ modules, hostFunctions: { tick: async (n: number) => asked.push(n) } })
    await session.run(`import { first } from 'm'`)
    await session.run(`import * as m from 'm'; await import('m')`)
    expect(valueOf(await session.run('[first, m.first, count]'))).toEqual([1, 1, 1])
    expect(asked).toEqual([1])
  })

  it('sessions have module state of their own', async () => {
    const [one, other] = [shared.session({ modules: { shop: SHOP } }), shared.session({ modules: { shop: SHOP } })]
    await one.run(`import { sell } from 'shop'; sell(5)`)
    expect(valueOf(await other.run(`import { sold } from 'shop'; sold`))).toBe(0)
  })
})
