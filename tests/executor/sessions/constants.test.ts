import { createExecutor, type Executor, type Session } from '@dormouse/executor'
import { createExecutor as createInNode } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '../../support/executor.ts'

const hostFunctions = {
  tool: async (value: unknown) => value,
  ask: { handle: (call: { suspend(): unknown }) => call.suspend() },
}

/** Cells of one session, and what the last one gives. */
const SESSIONS: readonly (readonly [name: string, cells: readonly string[], value: unknown])[] = [
  [
    'eval in its own cell',
    ["const limit = tool(1); try { eval('limit = 2') } catch (e) { [e.name, limit] }"],
    ['TypeError', 1],
  ],
  [
    'indirect eval',
    ["const limit = 1; try { (0, eval)('limit = 2') } catch (e) { [e.name, limit] }"],
    ['TypeError', 1],
  ],
  ['a Function', ["const limit = 1; try { Function('limit++')() } catch (e) { [e.name, limit] }"], ['TypeError', 1]],
  [
    'a Function, for a constant that shares a list with what is not known',
    ["const limit = { n: 1 }; try { Function('limit = 2')() } catch (e) { [e.name, limit] }"],
    ['TypeError', { n: 1 }],
  ],
  [
    'eval in a later cell',
    ['const limit = 1', "try { eval('limit = 2') } catch (e) { [e.name, limit] }"],
    ['TypeError', 1],
  ],
  [
    'code from text that no name shows',
    [
      'const { limit, rest } = { limit: 1, rest: 5 }',
      "let made = (() => {}).constructor('[limit] = [2]')",
      'try { made() } catch (e) { [e.name, limit, rest] }',
    ],
    ['TypeError', 1, 5],
  ],
  [
    'code of an earlier cell',
    ["let set = new Function('limit = 2')", 'const limit = tool(1)', 'try { set() } catch (e) { [e.name, limit] }'],
    ['TypeError', 1],
  ],
  [
    'a constant that is declared again, and functions that read it',
    [
      'const limit = 1; const read = () => limit',
      'const limit = tool(2)',
      "let made = []; try { eval('limit = 3') } catch (e) { made.push(e.name) }; [...made, limit, read()]",
    ],
    ['TypeError', 2, 2],
  ],
  [
    'one that is declared again beside new ones',
    [
      'const limit = 1',
      'const [limit, other] = [tool(2), 3]',
      "let made = []; for (const text of ['limit = 0', 'other = 0']) try { eval(text) } catch (e) { made.push(e.name) }; [...made, limit, other]",
    ],
    ['TypeError', 'TypeError', 2, 3],
  ],
  ['one that becomes a variable', ['const limit = 1', 'let limit = 2', "eval('limit = 3'); limit"], 3],
  [
    'one that becomes a function and a class',
    [
      'const f = 1, A = 2',
      'function f() { return tool(4) } class A {}',
      "const made = f(); eval('f = 5; A = 6'); [made, f, A]",
    ],
    [4, 5, 6],
  ],
  [
    'one that becomes a constant',
    ['let limit = 1', 'const limit = 2', "try { eval('limit = 3') } catch (e) { [e.name, limit] }"],
    ['TypeError', 2],
  ],
  [
    'one that held a promise',
    [
      'const p = tool(7); await p',
      "let made = []; try { eval('p = 3') } catch (e) { made.push(e.name) }; [...made, p]",
    ],
    // Its name is none that text can say: what is assigned is a property of the global object.
    [7],
  ],
  [
    'a variable that held a promise',
    ['let p = tool(7); await p', "eval('p = 3'); const text = 'p + 1'; [p, eval(text)]"],
    [3, 4],
  ],
  [
    'one whose cell failed',
    ['const limit = tool(1); throw 1', "try { eval('limit = 2') } catch (e) { [e.name, limit] }"],
    ['TypeError', 1],
  ],
  [
    'one that got no value, declared again',
    [
      'throw 1; const limit = 1',
      'const limit = 2',
      'let made = []; try { limit = 3 } catch (e) { made.push(e.name) }; [...made, limit]',
    ],
    ['TypeError', 2],
  ],
  [
    'names of the guest library',
    [
      'eval(\'typeof $$lock === "function" && $$lock(false, "$$call")\')',
      "try { eval('$$call = 1') } catch (e) { e.name }",
    ],
    'SyntaxError',
  ],
]

async function lastValue(session: Session, cells: readonly string[]): Promise<unknown> {
  let last: unknown
  for (const [index, cell] of cells.entries()) {
    const outcome = await session.run(cell)
    if (index === cells.length - 1) last = valueOf(outcome)
  }
  return last
}

const OPEN: readonly (readonly [string, () => Promise<Executor>])[] = [
  ['fast', () => createExecutor({})],
  ['forced exact', () => createExecutor({ [Symbol.for('dormouse.forceExact')]: true } as object)],
  ['in threads', () => createInNode({ threads: 1 })],
  ['asyncify', () => createInNode({ threads: 1, bridge: 'asyncify' })],
]
describe.each(OPEN)('a top-level const takes no assignment from code made of text, %s', (_, open) => {
  let executor: Executor | undefined
  beforeAll(async () => {
    executor = await open()
  })
  afterAll(() => executor?.dispose())
  it.each(SESSIONS)('%s', async (_name, cells, value) => {
    const session = (executor as Executor).createSession({ hostFunctions })
    expect(await lastValue(session, cells)).toEqual(value)
    await session.dispose()
  })
})

it('a constant stays one where a session was saved and restored, and can be declared again there', async () => {
  const executor = await createExecutor({})
  const session = executor.createSession({ hostFunctions })
  await session.run('const limit = 1; const read = () => limit; 0')
  const restored = await executor.restore(await session.save(), { hostFunctions })
  expect(await lastValue(restored, ["try { eval('limit = 2') } catch (e) { [e.name, limit] }"])).toEqual([
    'TypeError',
    1,
  ])
  expect(await lastValue(restored, ['const limit = 5', '[limit, read()]'])).toEqual([5, 5])
  await executor.dispose()
})
