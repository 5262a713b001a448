import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 50, memoryBytes: 32 * 1024 * 1024 } })

/**
 * Built-ins at work for a little longer than cpuMs: one thread cannot stop them, but their time counts (hazards H2).
 */
const WORK: Readonly<Record<string, string>> = {
  'indexOf on an array-like': 'Array.prototype.indexOf.call({ length: 1e6 }, 1)',
  'join on a holey list': 'new Array(3e6).join()',
  'typed-array sort': 'new Float64Array(1e6).map((_, i) => -i % 1013).sort()',
  'BigInt multiplication': '(3n ** 20000n) * (7n ** 20000n)',
  'String.raw': 'String.raw({ raw: { length: 3e5 } })',
}

describe('built-ins that never poll', () => {
  it.each(Object.entries(WORK))('%s: the time it takes counts, and the session goes on', async (_, call) => {
    const session = shared.session()
    expect(codeOf(await session.run(`${call}; for (;;);`))).toBe('timeout')
    expect(valueOf(await session.run('1 + 1'))).toBe(2)
  })

  it('what they make is bounded by memoryBytes', async () => {
    for (const code of ['"x".repeat(1e9)', 'new Array(1e8).fill(1)', '"x".padEnd(1e9)', '2n ** (2n ** 30n)']) {
      expect(codeOf(await shared.run(code, { limits: { cpuMs: 5000 } }))).toMatch(/memory|guest/)
    }
  })

  it('are named in THREATS.md and README.md, so that nobody relies on one thread to stop them', () => {
    expect(readFileSync('THREATS.md', 'utf8')).toMatch(/Built-ins that the engine cannot stop/)
    expect(readFileSync('README.md', 'utf8')).toMatch(/built-ins?[^.]*(poll|stop)|(poll|stop)[^.]*built-ins?/i)
  })
})
