import { createExecutor } from '@dormouse/executor/node'
import { describe, expect, it } from 'vitest'
import { codeOf, deferred, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 1000, memoryBytes: 32 * 1024 * 1024 } })

describe('flooding', () => {
  it('with logs is cut, whatever onLog gets', async () => {
    let told = 0
    const outcome = await shared.run('for (;;) console.log("x".repeat(1000))', {
      onLog: () => void told++,
      limits: { cpuMs: 200 },
    })
    expect(codeOf(outcome)).toBe('timeout')
    expect(Buffer.byteLength(outcome.logs.map(({ text }) => text).join(''))).toBeLessThanOrEqual(64 * 1024)
    expect(outcome.logBytesOmitted).toBeGreaterThan(0)
    expect(told).toBeGreaterThan(outcome.logs.length)
  })

  it('with empty lines tells a bounded number of them after one turn', async () => {
    let told = 0
    const outcome = await shared.run('for (let i = 0; i < 100_000; i++) console.log()', { onLog: () => void told++ })
    expect(codeOf(outcome)).toBe('completed')
    expect(told).toBeLessThan(20_000)
  })

  it('with calls ends with call-budget, however they are made', async () => {
    const hostFunctions = { tick: async () => 1 }
    const ways = [
      'for (;;) tick()',
      'Promise.all(Array.from({ length: 5000 }, () => tick()))',
      'const f = () => { tick(); setTimeout(f) }; f()',
      'for (;;) { try { tick() } catch {} }',
      'for (;;) tick().then?.(() => 1)',
      'const go = async () => { for (;;) await tick() }; await Promise.all([go(), go(), go()])',
    ]
    for (const code of ways) {
      const outcome = failureOf(await shared.run(code, { hostFunctions, limits: { maxCalls: 200 } }))
      expect(['call-budget', 'timeout']).toContain(outcome.error.code)
      expect(outcome.calls.length).toBeLessThanOrEqual(200)
    }
  })

  it('with calls in flight starts no more than allowed', async () => {
    let running = 0
    const hostFunctions = {
      wait: () => {
        running++
        return deferred().promise
      },
    }
    const outcome = await shared.run('Promise.all(Array.from({ length: 500 }, (_, i) => wait(i)))', {
      hostFunctions,
      limits: { wallMs: 1000 },
    })
    expect(codeOf(outcome)).toBe('timeout')
    expect(running).toBe(64)
  })

  it('with timers is refused past 10,000 at once, and leaves none behind', async () => {
    const before = process.getActiveResourcesInfo().length
    for (const name of ['setTimeout', 'setInterval', 'setImmediate']) {
      const { error } = failureOf(await shared.run(`for (;;) ${name}(() => {}, 60_000)`))
      expect(error).toMatchObject({ code: 'guest', name: 'RangeError', message: expect.stringContaining('10000') })
      const caught = `for (;;) { try { ${name}(() => {}, 60_000) } catch {} }`
      expect(['timeout', 'memory']).toContain(codeOf(await shared.run(caught, { limits: { cpuMs: 300 } })))
    }
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before)
    expect(codeOf(await shared.run('setInterval(() => {}, 0)', { limits: { wallMs: 100 } }))).toBe('timeout')
    expect(
      valueOf(await shared.run('for (let i = 0; i < 100; i++) clearTimeout(setTimeout(() => {}, 60_000)); 1')),
    ).toBe(1)
  })

  it('with a busy interval does not keep other timers from firing', async () => {
    const executor = await createExecutor({ threads: 1 })
    const code = `let ticks = 0, late = 0
      const startMs = Date.now()
      const busy = setInterval(() => { ticks++; for (const end = Date.now() + 20; Date.now() < end; ); }, 1)
      await new Promise((done) => setTimeout(() => { late = Date.now() - startMs; done() }, 100))
      clearInterval(busy)
      const atEnd = ticks
      await new Promise((done) => setTimeout(done, 50));
      [late, ticks - atEnd]`
    const [late, after] = valueOf(await executor.run(code)) as [number, number]
    expect(late).toBeLessThan(400)
    expect(after).toBe(0)
    await executor.dispose()
  })

  it('with timer delays of all kinds fires or ends', async () => {
    const delays = ['-1', '0', 'NaN', '"5"', 'undefined', 'null', '{}', '0.5']
    const code = `let fired = 0; for (const delay of [${delays.join()}]) setTimeout(() => fired++, delay); await new Promise((done) => setTimeout(done, 60)); fired`
    expect(valueOf(await shared.run(code))).toBe(delays.length)
    expect(
      codeOf(
        await shared.run('setTimeout(() => {}, Infinity); setTimeout(() => {}, 2 ** 40); 1', {
          limits: { wallMs: 100 },
        }),
      ),
    ).toMatch(/timeout|completed/)
  })

  it('with large arguments, answers and results is measured inside first', async () => {
    const hostFunctions = { send: async (x: unknown) => x }
    const big = '"x".repeat(4e6)'
    for (const code of [
      `send(${big})`,
      big,
      `throw ${big}`,
      `throw new Error(${big})`,
      `({ [${big}]: 1 })`,
      `new Map([[${big}, 1]])`,
      `console.log(${big}); 1`,
      `Symbol(${big})`,
    ]) {
      const outcome = await shared.run(code, { hostFunctions })
      expect(
        JSON.stringify(outcome, (_, value) => (typeof value === 'bigint' ? String(value) : value)).length,
      ).toBeLessThan(2_200_000)
      expect(outcome.calls).toEqual([])
    }
  })

  it('with names, promises and jobs ends at cpuMs or memoryBytes', async () => {
    const ways = [
      'for (let i = 0; ; i++) globalThis["name" + i] = i',
      'for (;;) Promise.reject(1).catch(() => {})',
      'for (;;) queueMicrotask(() => {})',
      'for (;;) new AbortController().abort()',
      'for (;;) new URL("http://a/b")',
      'for (;;) structuredClone({ a: 1 })',
    ]
    for (const code of ways)
      expect(['timeout', 'memory']).toContain(codeOf(await shared.run(code, { limits: { cpuMs: 200 } })))
  })

  it('with formatter options asks the host for a bounded number of formatters', async () => {
    const code =
      'for (let i = 0; ; i++) new Intl.NumberFormat("en", { minimumFractionDigits: i % 20, maximumFractionDigits: 20, minimumIntegerDigits: 1 + (i % 21) }).format(i)'
    expect(codeOf(await shared.run(code, { limits: { cpuMs: 300 } }))).toBe('timeout')
  })
})
