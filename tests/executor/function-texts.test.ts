import { createExecutor, type Executor, type Session } from '@dormouse/executor'
import { createExecutor as createInNode } from '@dormouse/executor/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '../support/executor.ts'

const hostFunctions = { tool: async (value: unknown) => value }
const modules = {
  helpers: 'export function load( id ) { /* of a module */ return tool(id) }\nexport const twice = x=>x*2',
  typed: 'export function load(id: number): unknown { return tool(id) }',
}

/** Functions of this text, and what else a cell has. */
const DECLARED = 'function load( id , ...more ) { /* c */ return tool(id) }'

interface Way {
  readonly name: string
  open(): Promise<Executor>
}
const WAYS: readonly Way[] = [
  { name: 'fast', open: () => createExecutor({}) },
  { name: 'forced exact', open: () => createExecutor({ [Symbol.for('dormouse.forceExact')]: true } as object) },
  { name: 'in threads', open: () => createInNode({ threads: 2 }) },
  { name: 'asyncify', open: () => createInNode({ threads: 1, bridge: 'asyncify' }) },
]

async function last(session: Session, ...cells: readonly string[]): Promise<unknown> {
  let value: unknown
  for (const cell of cells) value = valueOf(await session.run(cell))
  return value
}

describe.each(WAYS)('toString() gives functions as they were written, $name', ({ open }) => {
  let executor: Executor | undefined
  const sessions: Session[] = []
  const session = (): Session => {
    const made = (executor as Executor).createSession({ hostFunctions, modules })
    sessions.push(made)
    return made
  }
  beforeAll(async () => {
    executor = await open()
  })
  afterEach(async () => {
    await Promise.all(sessions.splice(0).map((one) => one.dispose()))
  })
  afterAll(() => executor?.dispose())

  it('of the same cell', async () => {
    expect(await last(session(), `${DECLARED}; String(load)`)).toBe(DECLARED)
  })

  it('of a module', async () => {
    const { helpers } = modules
    const cell = "import { load, twice } from 'helpers'; [String(load), twice + '']"
    expect(await last(session(), cell)).toEqual([helpers.slice(7, helpers.indexOf('\n')), 'x=>x*2'])
  })

  it('of TypeScript without types, of a module too', async () => {
    const cell =
      "import { load } from 'typed'; function f(a: number): number { return tool(a) } [f, load, (x: any) => x].map(String)"
    const [own, imported, arrow] = (await last(session(), cell)) as string[]
    expect(own).toBe('function f(a) {\n  return tool(a);\n}')
    expect(imported).toBe('function load(id) {\n  return tool(id);\n}')
    expect(arrow).toBe('(x) => x')
  })

  it('and shows nothing of ours where only the place is like that of a function', async () => {
    const cell = `${DECLARED}; [eval('(function (a) { return 1 })'), Function('b', 'return 2'), tool, Math.max].map(String)`
    const texts = (await last(session(), cell)) as string[]
    expect(texts.slice(0, 2)).toEqual(['function (a) { return 1 }', 'function anonymous(b\n) {\nreturn 2\n}'])
    expect(texts[2]).toContain('[native code]')
  })

  it('asks the engine for the place, not the guest', async () => {
    const cell = `${DECLARED}; function other() { return 1 }
      for (const [key, value] of Object.entries({ fileName: 'cell-1.js', lineNumber: 1, columnNumber: 1 })) {
        Object.defineProperty(other, key, { value })
        Object.defineProperty(Function.prototype, key, { value })
      }
      String.prototype.slice = String.prototype.indexOf = () => 'cell-'
      Reflect.apply = () => 'cell-1.js'
      ;[String(other), String(load), (() => { try { return Function.prototype.toString.call({}) } catch (e) { return e.name } })()]`
    expect(await last(session(), cell)).toEqual(['function other() { return 1 }', DECLARED, 'TypeError'])
  })

  it('of a function that reads its own text in a place that cannot wait', async () => {
    const cell = 'const o = { get g() { return tool(String(f).length) } }; function f( a ) { return tool(a) }; o.g'
    expect(await last(session(), cell)).toBe('function f( a ) { return tool(a) }'.length)
  })

  it('of earlier cells', async () => {
    const cells = [
      '1',
      DECLARED,
      "class A { m( ) { return tool(1) } } 'x'",
      'tool(1); [load, A, A.prototype.m].map(String)',
    ]
    const written = [DECLARED, 'class A { m( ) { return tool(1) } }', 'm( ) { return tool(1) }']
    expect(await last(session(), ...cells)).toEqual(written)
  })

  it('of earlier cells that give promises', async () => {
    const load = 'async ( id ) => { /* c */ return tool(id) }'
    const method = 'async get( ) { return tool(1) }'
    const cells = [`const load = ${load}; 0`, `const o = { ${method} }; 0`, 'await load(1); [load, o.get].map(String)']
    expect(await last(session(), ...cells)).toEqual([load, method])
  })

  it('of earlier cells, after cells that failed and one that was refused', async () => {
    const made = session()
    for (const cell of [DECLARED, 'tool(1); throw 1', 'no cell', 'function two( ) { return tool(2) }', 'throw 2']) {
      await made.run(cell)
    }
    expect(await last(made, '[load, two].map(String)')).toEqual([DECLARED, 'function two( ) { return tool(2) }'])
  })

  it('after waiting, and in a later turn', async () => {
    const cell = `${DECLARED}; tool(1); const before = String(load); await new Promise((r) => setTimeout(r, 2)); [before, String(load)]`
    expect(await last(session(), cell)).toEqual([DECLARED, DECLARED])
  })

  it('and calls are made once where an earlier cell was asked for', async () => {
    const calls: unknown[] = []
    const tool = async (value: unknown): Promise<unknown> => {
      calls.push(value)
      return value
    }
    const made = (executor as Executor).createSession({ hostFunctions: { tool } })
    sessions.push(made)
    await made.run(DECLARED)
    expect(await last(made, 'console.log(tool(1)); const n = String(load).length; console.log(tool(2)); n > 9')).toBe(
      true,
    )
    expect(calls).toEqual([1, 2])
  })
})

it('toString() gives functions as they were written in a session that was saved and restored, and in its fork', async () => {
  const executor = await createExecutor({})
  const session = executor.createSession({ hostFunctions })
  await session.run(DECLARED)
  const restored = await executor.restore(await session.save(), { hostFunctions })
  expect(await last(restored, 'String(load)')).toBe(DECLARED)
  expect(await last(await session.fork(), 'String(load)')).toBe(DECLARED)
  await executor.dispose()
})

it('toString() of a function whose cell was forgotten shows nothing of ours', async () => {
  const executor = await createExecutor({})
  const session = executor.createSession({ hostFunctions })
  await session.run(`${DECLARED}; const plain = (a) => a`)
  for (let cell = 0; cell < 64; cell++) await session.run('1')
  const texts = ['function load() {\n    [native code]\n}', '(a) => a']
  expect(await last(session, '[String(load), String(plain)]')).toEqual(texts)
  await executor.dispose()
})
