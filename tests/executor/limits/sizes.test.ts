import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 1000 } })

describe('limit sourceBytes', () => {
  const limits = { sourceBytes: 1000 }

  it('takes code of exactly as many bytes and refuses one more', async () => {
    expect(valueOf(await shared.run(`1${' '.repeat(999)}`, { limits }))).toBe(1)
    const { error, rolledBack, calls, logs } = failureOf(await shared.run(`1${' '.repeat(1000)}`, { limits }))
    expect(error.code).toBe('source-too-large')
    expect(error.message).toMatch(/1001 bytes is over sourceBytes \(1000( bytes)?\)/)
    expect([rolledBack, calls, logs]).toEqual([false, [], []])
  })

  it('counts bytes of UTF-8', async () => {
    expect(valueOf(await shared.run(`'${'é'.repeat(499)}'.length`.slice(0, 501), { limits }))).toHaveLength(499)
    expect(codeOf(await shared.run(`'${'é'.repeat(500)}'`, { limits }))).toBe('source-too-large')
    expect(codeOf(await shared.run(`'${'😀'.repeat(250)}'`, { limits }))).toBe('source-too-large')
    expect(codeOf(await shared.run(`'${'😀'.repeat(249)}'`, { limits }))).toBe('completed')
  })

  it('leaves the session as it was', async () => {
    const session = shared.session({ limits })
    await session.run('let a = 1')
    expect(codeOf(await session.run(`a = 2;${' '.repeat(1000)}`))).toBe('source-too-large')
    expect(valueOf(await session.run('a'))).toBe(1)
  })
})

describe('limit logBytes', () => {
  const limits = { logBytes: 1000 }
  const bytesOf = (texts: readonly string[]): number => Buffer.byteLength(texts.join(''))

  it('keeps all lines up to it', async () => {
    const outcome = await shared.run(`for (let i = 0; i < 20; i++) console.log('x'.repeat(49))`, { limits })
    expect(outcome.logs).toHaveLength(20)
    expect(outcome.logBytesOmitted).toBe(0)
  })

  it('keeps head and tail past it, and tells how much is missing', async () => {
    const code = `for (let i = 0; i < 1000; i++) console.log(String(i).padStart(10, '0'))`
    const { logs, logBytesOmitted } = await shared.run(code, { limits })
    const texts = logs.map(({ text }) => text)
    expect(texts.slice(0, 3)).toEqual(['0000000000', '0000000001', '0000000002'])
    expect(texts.slice(-2)).toEqual(['0000000998', '0000000999'])
    expect(texts.length).toBeGreaterThanOrEqual(88)
    expect(bytesOf(texts)).toBeLessThanOrEqual(1000)
    expect(bytesOf(texts) + logBytesOmitted).toBe(10_000)
  })

  it('counts bytes of UTF-8, one line longer than all of it included', async () => {
    for (const [letter, bytes] of [
      ['x', 1],
      ['é', 2],
      ['€', 3],
      ['😀', 4],
    ] as const) {
      const code = `console.log('first'); console.log('${letter}'.repeat(5000)); console.log('last')`
      const { logs, logBytesOmitted } = await shared.run(code, { limits })
      const texts = logs.map(({ text }) => text)
      expect(texts[0]).toBe('first')
      expect(texts.at(-1)).toBe('last')
      expect(bytesOf(texts)).toBeLessThanOrEqual(1000)
      expect(bytesOf(texts) + logBytesOmitted).toBe(5000 * bytes + 9)
    }
  })

  it('bounds the number of lines as well, empty ones included', async () => {
    const code = 'for (let i = 0; i < 50_000; i++) console.log()'
    const { logs } = await shared.run(code, { limits: { ...limits, cpuMs: 5000 } })
    expect(logs.length).toBeLessThanOrEqual(2000)
  })

  it('stays quick for many short lines', async () => {
    const code = `for (let i = 0; i < 150_000; i++) console.log('x')`
    const { logs, usage } = await shared.run(code, { limits: { cpuMs: 10_000 } })
    expect(logs.at(-1)).toEqual({ level: 'log', text: 'x' })
    expect(usage.wallMs).toBeLessThan(5000)
  })

  it('starts anew with each run', async () => {
    const session = shared.session({ limits })
    await session.run(`console.log('x'.repeat(5000))`)
    const { logs, logBytesOmitted } = await session.run(`console.log('short')`)
    expect([logs, logBytesOmitted]).toEqual([[{ level: 'log', text: 'short' }], 0])
  })

  it('does not fail the run, whatever a console call is given', async () => {
    const code = `console.log('x'.repeat(5e6)); console.log(new Array(1e5).fill('abc')); console.table([{ a: 1 }]); 'done'`
    expect(valueOf(await shared.run(code, { limits: { ...limits, cpuMs: 5000 } }))).toBe('done')
  })
})

describe('limit resultBytes', () => {
  const limits = { resultBytes: 1000 }

  it('takes a result of exactly as many bytes and refuses one more', async () => {
    expect(valueOf(await shared.run(`'x'.repeat(998)`, { limits }))).toHaveLength(998)
    const { error } = failureOf(await shared.run(`'x'.repeat(999)`, { limits }))
    expect(error).toMatchObject({ code: 'result-too-large', name: 'RangeError' })
    expect(error.message).toContain('1000')
    expect(error.advice).toContain('1000 bytes')
  })

  it('counts what the value takes when written down, in bytes of UTF-8', async () => {
    expect(valueOf(await shared.run(`'é'.repeat(499)`, { limits }))).toHaveLength(499)
    expect(codeOf(await shared.run(`'é'.repeat(500)`, { limits }))).toBe('result-too-large')
    expect(codeOf(await shared.run('Array.from({ length: 1000 }, (_, i) => i)', { limits }))).toBe('result-too-large')
    expect(codeOf(await shared.run('new Uint8Array(5000)', { limits }))).toBe('result-too-large')
    expect(codeOf(await shared.run(`const a = 'x'.repeat(400); [a, a, a]`, { limits }))).toBe('result-too-large')
  })

  it('is found before anything is copied', async () => {
    const code = `const a = 'x'.repeat(1e6); Array.from({ length: 1e5 }, () => a)`
    const { error, usage } = failureOf(await shared.run(code, { limits }))
    expect(error.code).toBe('result-too-large')
    expect(usage.memoryBytes).toBeLessThan(8e6)
  })

  it('keeps logs, calls and the session’s state', async () => {
    const session = shared.session({ limits, hostFunctions: { tick: async () => 1 } })
    const outcome = failureOf(await session.run(`let kept = tick(); console.log('here'); 'x'.repeat(2000)`))
    expect([outcome.logs.length, outcome.calls.length, outcome.rolledBack]).toEqual([1, 1, false])
    expect(valueOf(await session.run('kept'))).toBe(1)
  })

  it('holds for a top-level return, an awaited value and a shared one', async () => {
    expect(codeOf(await shared.run(`return 'x'.repeat(999)`, { limits }))).toBe('result-too-large')
    expect(codeOf(await shared.run(`await Promise.resolve('x'.repeat(999))`, { limits }))).toBe('result-too-large')
    expect(codeOf(await shared.run(`({ get a() { return 'x'.repeat(999) } })`, { limits }))).toBe('result-too-large')
  })

  it('holds for what is thrown: it is shortened and stays a guest error', async () => {
    const outcome = failureOf(await shared.run(`throw new RangeError('x'.repeat(1e6))`, { limits }))
    expect(outcome.error).toMatchObject({ code: 'guest', name: 'RangeError' })
    expect(outcome.error.message.length).toBeLessThanOrEqual(1024)
    const big = failureOf(await shared.run(`throw Object.assign(new Error('e'), { big: 'x'.repeat(1e6) })`, { limits }))
    expect(big.error).toMatchObject({ code: 'guest', message: 'e' })
    expect(JSON.stringify(big.error).length).toBeLessThan(3000)
  })
})

describe('limit argumentBytes', () => {
  const limits = { argumentBytes: 1000 }
  const hostFunctions = { send: async (text: string) => text.length }

  it('takes arguments of exactly as many bytes and refuses one more, inside the guest', async () => {
    expect(valueOf(await shared.run(`send('x'.repeat(996))`, { limits, hostFunctions }))).toBe(996)
    const outcome = failureOf(await shared.run(`send('x'.repeat(997))`, { limits, hostFunctions }))
    expect(outcome.error.message).toMatch(/Cannot call send: .*1000/)
    expect(outcome.calls).toEqual([])
  })

  it('is an error that the guest may catch', async () => {
    const code = `try { send('x'.repeat(5000)) } catch (error) { (error instanceof Error) + ' ' + send('short') }`
    expect(valueOf(await shared.run(code, { limits, hostFunctions }))).toBe('true 5')
  })

  it('bounds answers of host functions as well', async () => {
    const big = { answer: (n: number) => 'x'.repeat(n) }
    expect(valueOf(await shared.run('answer(900).length', { limits, hostFunctions: big }))).toBe(900)
    const outcome = failureOf(await shared.run('answer(5000)', { limits, hostFunctions: big }))
    expect(outcome.error.code).toBe('guest')
    expect(outcome.error.message).toContain('1000')
    expect(outcome.calls).toMatchObject([{ status: 'rejected' }])
  })

  it('does not keep a terminal call from giving a large value when resultBytes has room', async () => {
    const terminal = { finalAnswer: { call: (x: unknown) => x, terminal: true } }
    expect(valueOf(await shared.run(`finalAnswer('x'.repeat(900))`, { limits, hostFunctions: terminal }))).toHaveLength(
      900,
    )
  })
})
