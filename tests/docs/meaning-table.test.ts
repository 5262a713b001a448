import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext, runInNewContext } from 'node:vm'
import type { Outcome } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../house/tree.ts'
import { scriptOf } from '../support/cell-script.ts'
import { shareExecutor } from '../support/executor.ts'
import { type Meaning, meanings } from './meaning-table.ts'

const rows = meanings(readFileSync(join(ROOT, 'README.md'), 'utf8'))
const dormouse = shareExecutor()
const exact = shareExecutor({ [Symbol.for('dormouse.forceExact')]: true } as object)

const tool = (value: unknown): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 2, value))

const SCENE = `
const log = []
async function f(x) { log.push('>' + x); const answer = await tool(x); log.push('<' + answer); return answer }
async function bad() { await tool(0); throw new Error('bad') }
`

/** The same for plain Node, where a rejection that the code leaves alone would end the process. */
const PLAIN_SCENE = `${SCENE}
const reject = bad
bad = () => { const promise = reject(); promise.catch(() => {}); return promise }
`

type Gave = { readonly value: unknown } | { readonly error: readonly string[] }

/** Fails unless code gave what a cell of the table says; values are plain data of several realms. */
function expectGave(gave: Gave, said: string): void {
  const failure = /^(?:throws|ends as) '?([^']+)'?$/.exec(said)?.[1]
  if (failure !== undefined) expect('error' in gave ? gave.error : gave).toContain(failure)
  else if ('error' in gave) expect(gave.error).toEqual(said)
  else expect(JSON.stringify([gave.value])).toBe(JSON.stringify(runInNewContext(`[${said}]`)))
}

async function inNode(code: string): Promise<Gave> {
  const realm = createContext({ tool })
  try {
    runInContext(PLAIN_SCENE, realm)
    return { value: structuredClone(await runInContext(scriptOf(code), realm)) }
  } catch (error) {
    const { name, message } = error as Error
    return { error: [name, message] }
  }
}

function inCell(outcome: Outcome): Gave {
  if (outcome.status === 'completed') return { value: outcome.value }
  if (outcome.status === 'suspended') throw new Error('The cell waits for an answer from outside')
  const { code, name, message } = outcome.error
  return { error: code === 'guest' ? [name ?? '', message] : [code] }
}

async function run(code: string, on = dormouse, asyncCalls: 'wait' | 'plain' = 'wait'): Promise<Gave> {
  const session = on.session({ hostFunctions: { tool }, asyncCalls })
  const scene = await session.run(SCENE)
  expect(scene.status).toBe('completed')
  return inCell(await session.run(code))
}

/** Rows whose difference is one of host functions, which wait with `asyncCalls: 'plain'` as well. */
const ofHostFunctions = ({ code }: Meaning): boolean => /= tool\(/.test(code)

describe('the table of both styles in README.md', () => {
  it('has rows that differ, and rows that do not', () => {
    expect(rows.filter(({ plain, cell }) => plain !== cell).length).toBeGreaterThan(15)
    expect(rows.filter(({ plain, cell }) => plain === cell).length).toBeGreaterThan(5)
  })

  it.each(rows)('line $line, in plain JavaScript: $code', async ({ code, plain }) => {
    expectGave(await inNode(code), plain)
  })

  it.each(rows)('line $line, as a cell: $code', async ({ code, cell }) => {
    expectGave(await run(code), cell)
  })

  it.each(rows)('line $line, as one cell with its helpers: $code', async ({ code, cell }) => {
    const session = dormouse.session({ hostFunctions: { tool } })
    expectGave(inCell(await session.run(`${SCENE};${code}`)), cell)
  })

  it.each(rows.filter(({ cell }) => !cell.startsWith('ends as')))(
    'line $line, forced exact: $code',
    async ({ code, cell }) => {
      expectGave(await run(code, exact), cell)
    },
  )

  it.each(rows.filter((row) => !ofHostFunctions(row)))(
    "line $line, with asyncCalls: 'plain': $code",
    async ({ code, plain }) => {
      expectGave(await run(code, dormouse, 'plain'), plain)
    },
  )
})

describe('meanings()', () => {
  it('refuses a cell that begins with no result', () => {
    expect(() => meanings('| written | a | b |\n|---|---|---|\n| `f()` | sometimes | `1` |')).toThrow('no result')
  })
})
