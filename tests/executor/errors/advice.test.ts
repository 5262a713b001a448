import type { RunError } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 500 } })
const hostFunctions = {
  searchWeb: async (query: string) => query,
  makeUser: async () => ({ name: 'Ada' }),
}
const errorIn = async (code: string, cells: readonly string[] = []): Promise<RunError> => {
  const session = shared.session({
    hostFunctions,
    globals: { userName: 'Ada' },
    modules: { stats: 'export const mean = 1', 'text/words': '' },
  })
  for (const cell of cells) valueOf(await session.run(cell))
  return failureOf(await session.run(code)).error
}

describe('syntax errors', () => {
  it('carry line, column, code frame and caret', async () => {
    const error = await errorIn('const a = 1\nconst b = a +* 2\nb')
    expect(error).toMatchObject({ code: 'syntax', name: 'SyntaxError', line: 2, column: 14 })
    expect(error.codeFrame?.split('\n')).toEqual([
      '  1 | const a = 1',
      '> 2 | const b = a +* 2',
      `    |${' '.repeat(14)}^`,
      '  3 | b',
    ])
  })

  it('are told for code that nothing ends', async () => {
    expect(await errorIn('function f() {')).toMatchObject({ code: 'syntax', line: 1 })
    expect(await errorIn('`abc')).toMatchObject({ code: 'syntax', line: 1 })
    expect(await errorIn('if (true) {\n  f(\n')).toMatchObject({ code: 'syntax' })
  })

  it.each([
    'let a; let a',
    'const a',
    'for (const x',
    '({ a: 1, , })',
    'a => { break }',
    'class { }',
    'return }',
    '5 = a',
    '"\n"',
    '\\u{110000}',
    '/(/',
  ])('%j is a syntax error with a place', async (code) => {
    const error = await errorIn(code)
    expect(error).toMatchObject({ code: 'syntax', name: 'SyntaxError' })
    expect(error.line).toBeGreaterThan(0)
    expect(error.column).toBeGreaterThan(0)
    expect(error.codeFrame).toContain('^')
  })

  it('of eval and new Function are guest errors', async () => {
    expect(await errorIn(`eval('let a = ;')`)).toMatchObject({ code: 'guest', name: 'SyntaxError' })
    expect(await errorIn(`new Function('let a = ;')`)).toMatchObject({ code: 'guest', name: 'SyntaxError' })
    expect(await errorIn(`JSON.parse('{')`)).toMatchObject({ code: 'guest', name: 'SyntaxError' })
    expect(await errorIn(`throw new SyntaxError('mine')`)).toMatchObject({ code: 'guest', message: 'mine' })
  })
})

describe('guest errors', () => {
  it('carry line, column and code frame of the model’s own lines', async () => {
    const error = await errorIn('const a = searchWeb("x")\nfunction f() {\n  null.x\n}\nf()')
    expect(error).toMatchObject({ code: 'guest', name: 'TypeError', line: 3 })
    expect(error.codeFrame).toContain('> 3 |   null.x')
    expect(error.stack).toMatch(/^at f \(cell-1\.js:3/)
    expect(error.stack).toMatch(/at <cell> \(cell-1\.js:5/)
  })

  it('carry place and data of what the code throws', async () => {
    const error = await errorIn('1\n\nthrow Object.assign(new RangeError("too much"), { code: "E1", list: [1, 2] })')
    expect(error).toMatchObject({
      code: 'guest',
      name: 'RangeError',
      message: 'too much',
      line: 3,
      data: { code: 'E1', list: [1, 2] },
    })
  })

  it('carry the cause', async () => {
    expect(await errorIn('throw new Error("a", { cause: new TypeError("b") })')).toMatchObject({
      message: 'a',
      cause: { name: 'TypeError', message: 'b' },
    })
  })

  it('point to the call for what a host function throws, though it came later', async () => {
    const session = shared.session({
      hostFunctions: {
        fail: async () => {
          throw new Error('down')
        },
      },
    })
    const { error } = failureOf(await session.run('let a = 1\na += fail()\na'))
    expect(error).toMatchObject({ message: 'down', line: 2 })
  })
})

describe('undefined names', () => {
  it.each([
    ['serchWeb("x")', 'searchWeb'],
    ['searchweb("x")', 'searchWeb'],
    ['[1].map((x) => search_web(x))', 'searchWeb'],
    ['usrName', 'userName'],
    ['console.log(username)', 'userName'],
    ['Maths.max(1)', 'Math'],
    ['const total = 5; totl', 'total'],
    ['function f() { return useName + 1 } f()', 'userName'],
    ['const x = `${userNam}`', 'userName'],
    ['await serchWeb("x")', 'searchWeb'],
  ])('%s suggests %s', async (code, name) => {
    const error = await errorIn(code)
    expect(error).toMatchObject({ code: 'guest', name: 'ReferenceError' })
    expect(error.message).toMatch(/^\w+ is not defined$/)
    expect(error.advice).toContain(name)
    expect(error.line).toBe(1)
  })

  it('suggest names of earlier cells', async () => {
    const error = await errorIn('customerLst.length', ['const customerList = [1]', 'function helper() {}'])
    expect(error.advice).toContain('customerList')
  })

  it('suggest nothing where nothing is near', async () => {
    expect((await errorIn('qqqqqqqqqq')).advice).toBeUndefined()
  })

  it.each(['fetch("x")', 'require("fs")', 'process.env', 'document.title', 'print("x")'])(
    '%s gives its reason',
    async (code) => {
      expect((await errorIn(code)).advice).toBeTypeOf('string')
    },
  )
})

describe('calls of what is not a function', () => {
  it.each([
    ['const helper = 5; helper()', 'helper is not a function'],
    ['userName()', 'userName is not a function'],
    ['const api = { tool: 1 }; api.tool(1)', 'api.tool is not a function'],
    ['const api = {}; api.missing(1)', 'api.missing is not a function'],
    ['const api = {}; api.deep?.x(1); api.y()', 'api.y is not a function'],
    ['const api = { x: {} }; api.x.y.z', 'y'],
    ['const list = [1]; list[0]()', 'list[0] is not a function'],
    ['const key = "a"; const api = {}; api[key](1)', 'api[key] is not a function'],
    ['const api = { a: 1 }; api?.a()', 'api?.a is not a function'],
    ['const api = { a: 1 }; api.a?.()', 'api.a is not a function'],
    ['searchWeb("x")()', 'searchWeb("x") is not a function'],
    ['searchWeb("x").run()', 'searchWeb("x").run is not a function'],
    ['const api = { tool: (n) => searchWeb(n) }; api.tool(1)()', 'api.tool(1) is not a function'],
    ['makeUser().name()', 'makeUser().name is not a function'],
    ['const u = makeUser(); u.save(searchWeb("x"))', 'u.save is not a function'],
    ['await searchWeb("x").foo()', 'searchWeb("x").foo is not a function'],
    ['[1].map((x) => x.foo(searchWeb(x)))', 'x.foo is not a function'],
    ['new userName()', 'userName is not a constructor'],
    ['userName`x`', 'userName is not a function'],
    ['[1, 2].map(5)', 'not a function'],
    ['class A { run() { return this.missing(searchWeb(1)) } } new A().run()', 'this.missing is not a function'],
    ['const { searchWeb: s, other } = { searchWeb }; s("x"); other("y")', 'other is not a function'],
    ['const list = []; list.append(searchWeb("x"))', 'list.append is not a function'],
    ['const u = {}; await Promise.all([u.save(searchWeb("x"))])', 'u.save is not a function'],
    ['const store = (x) => x.save(2); store({})', 'x.save is not a function'],
    ['const call = (x) => x(2); call(5)', 'x is not a function'],
    ['const call = async (x) => { void x.start() }; await call({})', 'x.start is not a function'],
  ])('%s tells: %s', async (code, told) => {
    const error = await errorIn(code)
    expect(error).toMatchObject({ code: 'guest', name: 'TypeError', line: 1 })
    expect(error.message).toContain(told)
    expect(error.codeFrame).toContain('^')
  })

  it('are named inside functions of earlier cells', async () => {
    const error = await errorIn('helper({})', ['function helper(api) {\n  return api.missing(searchWeb("x"))\n}'])
    expect(error.message).toContain('api.missing is not a function')
    expect(error.stack).toContain('cell-1.js:2')
  })

  it('give the method’s name in JavaScript', async () => {
    expect((await errorIn('[].append(1)')).advice).toContain('push')
    expect((await errorIn('const text = searchWeb("x"); text.strip()')).advice).toContain('trim')
  })
})

describe('wrong modules', () => {
  it.each([
    'import { a } from "lodash"',
    'import "lodash"',
    'const m = await import("lodash")',
    'import x from "./stats"',
    'import x from "__proto__"',
    'import x from "toString"',
  ])('%s lists what may be imported', async (code) => {
    const error = await errorIn(code)
    expect(error.message).toMatch(/stats/)
    expect(error.message).toMatch(/text\/words/)
    expect(error.code).toBe('guest')
  })

  it('say so when the session has none', async () => {
    expect(failureOf(await shared.run('import "x"')).error.message).toMatch(/no modules/)
  })

  it('name an export that is not there', async () => {
    expect((await errorIn('import { median } from "stats"; median')).message).toMatch(/median/)
  })
})

describe('host function names', () => {
  it.each([
    'searchWeb = 1',
    'const searchWeb = 1',
    'function searchWeb() {}',
    'let { searchWeb } = {}',
    '[searchWeb] = [1]',
    'for (searchWeb of [1]);',
    'searchWeb++',
  ])('are not assigned to or declared: %s', async (code) => {
    const error = await errorIn(code)
    expect(error.code).toBe('syntax')
    expect(error.message).toContain('searchWeb')
    expect(error.advice).toBeTypeOf('string')
  })
})
