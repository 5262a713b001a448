import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const MIB = 1024 * 1024
const shared = shareExecutor({ limits: { memoryBytes: 32 * MIB, cpuMs: 2000 } })

describe('limit memoryBytes', () => {
  it('ends a run that needs more, with code memory, and names the limit', async () => {
    const { error, rolledBack } = failureOf(await shared.run('const all = []; for (;;) all.push(new Uint8Array(1e5))'))
    expect(error).toMatchObject({ code: 'memory', name: 'MemoryError' })
    expect(error.message).toContain(`memoryBytes (${32 * MIB} bytes)`)
    expect(error.advice).toBeTypeOf('string')
    expect(rolledBack).toBe(true)
  })

  it('lets a run take what stays under it and refuses what does not', async () => {
    expect(valueOf(await shared.run(`new Uint8Array(${16 * MIB}).length`))).toBe(16 * MIB)
    expect(codeOf(await shared.run(`new Uint8Array(${32 * MIB}).length`))).toBe('memory')
  })

  it('is each session’s own', async () => {
    const code = `new Uint8Array(${40 * MIB}).length`
    expect(valueOf(await shared.run(code, { limits: { memoryBytes: 64 * MIB } }))).toBe(40 * MIB)
    expect(codeOf(await shared.run(code))).toBe('memory')
    expect(codeOf(await shared.run(`new Uint8Array(${12 * MIB})`, { limits: { memoryBytes: 16 * MIB } }))).toBe(
      'memory',
    )
  })

  it('counts what the cells of a session keep together', async () => {
    const session = shared.session()
    await session.run('const kept = []')
    const codes: string[] = []
    for (let cell = 0; cell < 6; cell++)
      codes.push(codeOf(await session.run(`kept.push(new Uint8Array(${6 * MIB}).fill(1)); 1`)))
    expect(codes[0]).toBe('completed')
    expect(codes.at(-1)).toBe('memory')
    expect(valueOf(await session.run('kept.length'))).toBe(codes.filter((code) => code === 'completed').length)
  })

  it('keeps logs and completed calls, and puts the session back', async () => {
    const session = shared.session({ hostFunctions: { search: async (query: string) => `found ${query}` } })
    await session.run('let count = 1')
    const code = `count = 2; console.log(search('tea')); const all = []; for (;;) all.push(new Uint8Array(1e5))`
    const outcome = failureOf(await session.run(code))
    expect(outcome.error.code).toBe('memory')
    expect(outcome.logs).toEqual([{ level: 'log', text: 'found tea' }])
    expect(outcome.calls).toMatchObject([{ name: 'search', status: 'fulfilled', value: 'found tea' }])
    expect(valueOf(await session.run('[count, typeof all, search("x")]'))).toEqual([1, 'undefined', 'found x'])
  })

  it('touches no other session', async () => {
    const [first, second] = [shared.session(), shared.session()]
    await first.run(`let mine = 'x'.repeat(${MIB})`)
    expect(codeOf(await second.run('const all = []; for (;;) all.push(new Uint8Array(1e5))'))).toBe('memory')
    expect(valueOf(await first.run('mine.length'))).toBe(MIB)
  })

  it('ends the run though the guest catches what the engine throws', async () => {
    const code = `const all = []; for (;;) { try { for (;;) all.push(new Uint8Array(1e5)) } catch {} }`
    expect(['memory', 'timeout']).toContain(codeOf(await shared.run(code, { limits: { cpuMs: 300 } })))
  })

  it('reports the bytes in use', async () => {
    const [small, large] = [
      await shared.run('1'),
      await shared.run(`globalThis.x = new Uint8Array(${4 * MIB}).fill(1); 1`),
    ]
    expect(small.usage.memoryBytes).toBeGreaterThan(10_000)
    expect(large.usage.memoryBytes - small.usage.memoryBytes).toBeGreaterThan(3.9 * MIB)
  })

  it('ends a run whose host function answers with more than fits', async () => {
    const hostFunctions = { big: () => 'x'.repeat(12 * MIB) }
    const limits = { memoryBytes: 16 * MIB, argumentBytes: 64 * MIB }
    const outcome = failureOf(await shared.run('big().length', { hostFunctions, limits }))
    expect(outcome.error.code).toBe('memory')
  })

  it('refuses globals that do not fit, and breaks nothing else', async () => {
    const session = shared.session({ globals: { big: 'x'.repeat(14 * MIB) }, limits: { memoryBytes: 16 * MIB } })
    const outcome = await session.run('1').catch((error: unknown) => error)
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'memory' } })
    expect(valueOf(await shared.run('1 + 1'))).toBe(2)
  })
})

describe('limit stackBytes', () => {
  const depth = 'let depth = 0; const down = () => { depth++; down() }; try { down() } catch {} depth'

  it('ends deep recursion with code stack', async () => {
    const { error } = failureOf(await shared.run('const down = () => down() + 1; down()'))
    expect(error.code).toBe('stack')
    expect(error.advice).toBeTypeOf('string')
  })

  it('lets recursion through that stays under it', async () => {
    const code = 'const down = (n) => (n === 0 ? 0 : 1 + down(n - 1)); down(1000)'
    expect(valueOf(await shared.run(code))).toBe(1000)
  })

  it('carries more recursion the larger it is', async () => {
    const depths = [32, 64, 128].map(async (kib) =>
      valueOf(await shared.run(depth, { limits: { stackBytes: kib * 1024 } })),
    )
    const [small = 0, middle = 0, large = 0] = (await Promise.all(depths)) as number[]
    expect(small).toBeGreaterThan(20)
    expect(middle).toBeGreaterThan(small * 1.5)
    expect(large).toBeGreaterThan(middle * 1.5)
  })

  it('is a guest error that the guest may catch', async () => {
    const code = `const down = () => down() + 1; try { down() } catch (error) { 'caught ' + (error instanceof Error) }`
    expect(valueOf(await shared.run(code))).toBe('caught true')
  })

  it('keeps logs and calls, and leaves the session usable', async () => {
    const session = shared.session({ hostFunctions: { tick: async () => 1 } })
    await session.run('let count = 1')
    const outcome = failureOf(await session.run(`console.log('deep', tick()); const down = () => down() + 1; down()`))
    expect(outcome.error.code).toBe('stack')
    expect(outcome.logs).toEqual([{ level: 'log', text: 'deep 1' }])
    expect(outcome.calls).toHaveLength(1)
    expect(valueOf(await session.run('count + tick()'))).toBe(2)
  })

  it('works at its least and its greatest', async () => {
    expect(valueOf(await shared.run('[3, 1, 2].sort()', { limits: { stackBytes: 16 * 1024 } }))).toEqual([1, 2, 3])
    const limits = { stackBytes: 4 * MIB }
    const session = shared.session({ limits })
    expect(codeOf(await session.run('const down = () => down() + 1; down()'))).toBe('stack')
    expect(valueOf(await session.run('1 + 1'))).toBe(2)
  })
})
