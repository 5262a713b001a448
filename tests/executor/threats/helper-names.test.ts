import { describe, expect, it } from 'vitest'
import { failureOf, valueOf } from '../../support/executor.ts'
import { type Case, describeWays, itGives, makeHost, REQUEST, runCells } from '../../support/ways-of-running.ts'

const FROM_TEXT: readonly Case[] = [
  ['direct eval sees what is around it', `const f = (x) => { const y = 2; return eval('x + y + tool(3)') }; f(1)`, 6],
  ['direct eval in strict code', `(function () { 'use strict'; const y = 2; return eval('y + 1') })()`, 3],
  [
    'eval of what is no text',
    `const o = {}; [eval(o) === o, eval(5), eval(), eval('1', eval('2'))]`,
    [true, 5, null, 1],
  ],
  ['a name eval of the guest’s own', `const f = (eval) => eval('$$mark'); f((x) => x.length)`, 6],
  [
    'eval replaced by assignment',
    `eval = (x) => 'mine ' + x; [eval('$$a'), globalThis.eval('b')]`,
    ['mine $$a', 'mine b'],
  ],
  [
    'the eval of one’s own in a property',
    `Object.defineProperty(globalThis, 'eval', { value: (x) => 'mine', configurable: true }); eval('1 + 1')`,
    'mine',
  ],
  [
    'indirect eval',
    `var top = 5; [(0, eval)('top + 1'), [1].map((x) => globalThis.eval('2'))[0], eval?.('3')]`,
    [6, 2, 3],
  ],
  ['dollars in text', "eval(\"'$$' + '$$ 5' + 'a$$b'.length + `$${1}`\")", '$$$$ 54$1'],
  [
    'eval within code made from text sees global names only',
    `globalThis.seen = 'global'; [new Function('seen', 'return eval("seen")')('local'), eval('let seen = 1; eval("seen")')]`,
    ['global', 'global'],
  ],
  [
    'the family of Function keeps its shape',
    `const A = (async () => {}).constructor, G = (function* () {}).constructor, AG = (async function* () {}).constructor
     class Mine extends Function { constructor(...a) { super(...a) } twice(x) { return this(this(x)) } }
     const m = new Mine('x', 'return x * 3')
     [
       [Function, A, G, AG].map((f) => [f.name, f.length, typeof f.prototype]),
       Function === (() => {}).constructor, Object.getPrototypeOf(A) === Function, A.prototype.constructor === A,
       m.twice(2), m instanceof Mine, m instanceof Function, (() => {}) instanceof Function,
       new Function('a', 'b', 'return a + b')(1, 2), Function('a, b', 'return a * b')(3, 4), Function()(),
       await new A('x', 'return await x')(7), [...new G('yield 1; yield 2')()], Reflect.construct(Function, ['return 8'])(),
       new Function('a', 'b', '').name, new Function('a', 'b', '').length, Function instanceof Function,
       Object.prototype.toString.call(A), Reflect.construct(Function, ['return 1'], Mine) instanceof Mine,
     ]`.replace('\n     [\n', ';[\n'),
    [
      [
        ['Function', 1, 'function'],
        ['AsyncFunction', 1, 'object'],
        ['GeneratorFunction', 1, 'object'],
        ['AsyncGeneratorFunction', 1, 'object'],
      ],
      true,
      true,
      true,
      18,
      true,
      true,
      true,
      3,
      12,
      null,
      7,
      [1, 2],
      8,
      'anonymous',
      2,
      true,
      '[object Function]',
      true,
    ],
  ],
]

const SAY_IN_TEXT: readonly string[] = [
  `eval('$$mark')`,
  `eval('$' + '$mark')`,
  `eval('typeof \\\\u0024\\\\u0024mark')`,
  `eval('\\\\u{24}$mar\\\\u006b')`,
  `eval('\\\\u{0000024}$mark')`,
  `(() => { const x = 1; return eval('x; $$' + 'take()') })()`,
  `(0, eval)('$$mark')`,
  `globalThis.eval('$$mark')`,
  `eval?.('$$mark')`,
  `['$$mark'].map(eval)`,
  `eval(...['$$mark'])`,
  `Reflect.apply(eval, null, ['$$mark'])`,
  `new Function('return $$mark')()`,
  `Function('$$mark', 'return 1')`,
  `Function('a = $$mark', 'return a')()`,
  `Function({ toString: () => 'return $$mark' })()`,
  `(() => {}).constructor('return $$mark')()`,
  `(async () => {}).constructor('return $$mark')()`,
  `(function* () {}).constructor('yield $$mark')().next()`,
  `(async function* () {}).constructor('yield $$mark')().next()`,
  `Reflect.construct(Function, ['return $$mark'])()`,
  `new (class extends Function {})('return $$mark')()`,
  `Function.bind(null, 'return $$mark')()()`,
  `new Function('return eval("$" + "$mark")')()`,
  `new Function('return (0, eval)("$" + "$mark")')()`,
  `eval('eval("$" + "$mark")')`,
  `with ({}) eval('$' + '$mark')`,
  `Object.getOwnPropertyDescriptor(globalThis, 'eval').get.call(globalThis)('$$mark')`,
  `const { get } = Object.getOwnPropertyDescriptor(globalThis, 'eval'); let kept
   Object.defineProperty(globalThis, 'eval', { get() { return (kept = get()) }, configurable: true })
   eval('1'); kept('$$mark')`,
  `function f() { eval('var eval = (x) => x'); return eval(globalThis.eval('$' + '$mark')) } f()`,
  `new Proxy(Function, {})('return $$mark')()`,
  `let t = 0; Function({ toString: () => (t++ ? 'return $$mark' : 'return 1') })(); Function({ toString: () => (t++ ? 'return $$mark' : 'return 1') })()`,
]

const SAY_IN_CELL: readonly string[] = [
  'typeof $$mark',
  '$$call(approve)',
  'let f = () => approve(); f = $$mark(f)',
  '[1].map($$take)',
  '({ $$mark })',
  '({ a: $$mark })',
  '$$constant.x = 1',
  '$$x = 1',
  'for ($$x of []) ;',
  '[$$x] = [1]',
  '`${$$take()}`',
  'with ({ $$mark: 1 }) $$mark',
  '\\u0024\\u0024mark',
  '\\u{24}$call(approve)',
  'class A { m() { return $$take() } }',
  'let $$mine = 1',
  'function f($$a) {}',
  'try {} catch ($$e) {}',
  'const { a: $$b } = {}',
  'import { $$b } from "m"',
]

describeWays('names of the rewriting', (opened) => {
  describe('code made from text', () => itGives(FROM_TEXT, opened))

  it.each(SAY_IN_TEXT)('code from text cannot say a helper: %s', async (code) => {
    const [outcome] = await runCells(opened(), code.replaceAll('\\\\', '\\'))
    const { name, message } = failureOf(outcome).error
    expect([name, message]).toEqual(['SyntaxError', expect.stringContaining('names with $$ are reserved')])
  })

  it.each(SAY_IN_CELL)('no cell can say a helper: %s', async (code) => {
    const [outcome] = await runCells(opened(), code)
    const { code: kind, message, advice } = failureOf(outcome).error
    expect(kind).toBe('syntax')
    expect(message).toContain('names with $$ are reserved')
    expect(advice).toBe('Give it a name that does not begin with $$.')
  })

  it('no module can say a helper, and its functions have ids of their own', async () => {
    const { hostFunctions } = makeHost()
    const says = async (source: string): Promise<string> => {
      const session = opened().createSession({ hostFunctions, modules: { stats: source } })
      const outcome = await session.run(`import { f } from 'stats'; f(1)`)
      await session.dispose()
      return failureOf(outcome).error.message
    }
    expect(await says('\nexport const f = $$mark')).toMatch(/names with \$\$ are reserved \(line 2, column 18\)/)
    expect(await says('export const f = (x) => eval("$" + "$mark")')).toContain('names with $$ are reserved')
    expect(await says('export const f = new Function("return $$mark")')).toContain('names with $$ are reserved')

    const modules = {
      'cell-1.js': `export class A { #m(x) { return tool(x) } go(x) { return this.#m(x) } }
        export const f = (o) => (o.allowed ? 'yes' : 'no'), g = ({ a }) => tool(a), h = (x) => eval('x + 1')`,
    }
    const session = opened().createSession({ hostFunctions, modules })
    const code = `import { A, f, g, h } from 'cell-1.js'
      const own = (x) => tool(x); class B { #m = f; go(x) { return this.#m(x) } }
      ${REQUEST} [new A().go(1), new B().go(request), f(request), g({ a: 2 }), own(3), h(4)]`
    expect(valueOf(await session.run(code))).toEqual([1, 'no', 'no', 2, 3, 5])
    await session.dispose()
  })

  it('no TypeScript cell can say a helper', async () => {
    for (const code of [
      'const f = $$mark as any; f',
      'let x: number = <number>$$take()',
      'enum E { A = $$take() }',
      'const y = $$x!',
    ]) {
      const [outcome] = await runCells(opened(), code)
      expect(failureOf(outcome).error).toMatchObject({ code: 'syntax' })
      expect(failureOf(outcome).error.message).toContain('names with $$ are reserved')
    }
    const [typed] = await runCells(
      opened(),
      'type $$A = number; const n: $$A = eval("1 as any" && "2"); n satisfies $$A',
    )
    expect(valueOf(typed)).toBe(2)
  })

  it('no code finds temporary names on the global object, as many as they may be', async () => {
    const uses = 'p ? 1 : 0; '.repeat(300)
    const code = `const f = async (x) => x; let p = f(0); await p; ${uses}; await p`
    const looks =
      "Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('$$') && +name.slice(3) < 256)"
    const [found] = await runCells(opened(), [code, looks])
    expect(valueOf(found)).toEqual([])
    const [frozen] = await runCells(opened(), ['Object.freeze(globalThis); 1', 'let p = Promise.resolve(0); p ? 1 : 2'])
    expect(valueOf(frozen)).toBe(2)
  })

  it('property names and text may begin with $$', async () => {
    const [outcome] = await runCells(opened(), `const o = { $$b: 1, '$$c': 2 }; [o.$$b, o.$$c, '$$mark', o?.$$b]`)
    expect(valueOf(outcome)).toEqual([1, 2, '$$mark', 1])
  })
})
