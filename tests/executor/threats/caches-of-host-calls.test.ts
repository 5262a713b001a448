import { expect, it } from 'vitest'
import { describeWays } from '../../support/ways-of-running.ts'

/** Caches of what a host function gives, in code that awaits everything: each is asked for twice at once. */
const CACHES: readonly string[] = [
  'const kept = {}; async function get(id) { if (kept[id]) return kept[id]; kept[id] = tool(id); return kept[id] }',
  'let kept; async function get(id) { if (kept) return kept; kept = tool(id); return kept }',
  'const kept = new Map(); async function get(id) { if (kept.get(id)) return kept.get(id); kept.set(id, tool(id)); return kept.get(id) }',
  'const kept = {}; async function get(id) { if (!kept[id]) kept[id] = tool(id); return kept[id] }',
  'const kept = {}; async function get(id) { if (!kept[id]) kept[id] = tool(id); return await kept[id] }',
  'const kept = {}; async function get(id) { if (!kept[id]) { kept[id] = tool(id) } const value = await kept[id]; return value }',
  'class Cache { kept = {}; async get(id) { if (!this.kept[id]) this.kept[id] = tool(id); return this.kept[id] } } const cache = new Cache(); const get = (id) => cache.get(id)',
  'const kept = new Map(); async function get(id) { let p = kept.get(id); if (!p) { p = tool(id); kept.set(id, p) } return p }',
  'const kept = {}; async function get(id) { kept[id] ??= tool(id); return kept[id] }',
]

describeWays('caches of host calls', (opened) => {
  it.each(CACHES)('ask once: %s', async (cache) => {
    const calls: unknown[] = []
    const tool = async (id: unknown): Promise<unknown> => {
      calls.push(id)
      return id
    }
    const session = opened().createSession({ hostFunctions: { tool } })
    const outcome = await session.run(`${cache}; await Promise.all([get(1), get(1)])`)
    expect(outcome).toMatchObject({ status: 'completed', value: [1, 1] })
    expect(calls).toEqual([1])
    await session.dispose()
  })
})
