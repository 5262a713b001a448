import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 500 } })
const seen: unknown[][] = []
const hostFunctions = {
  echo: async (...args: unknown[]) => {
    seen.push(args)
    return args[0]
  },
}
const echoed = async (code: string): Promise<unknown> => {
  seen.length = 0
  return valueOf(await shared.run(code, { hostFunctions }))
}

describe('crossings (hazards H6)', () => {
  it.each([
    ['NUL in a string', String.raw`'a\0b\0'`, 'a\0b\0'],
    ['NUL in a key', String.raw`({ 'a\0b': 1 })`, { 'a\0b': 1 }],
    ['a lone high surrogate', String.raw`'a\ud800b'`, 'a\ud800b'],
    ['a lone low surrogate', String.raw`'\udc00'`, '\udc00'],
    ['surrogates in keys', String.raw`({ '\ud83d': 1 })`, { '\ud83d': 1 }],
    ['pairs', `'😀'`, '😀'],
    ['line separators', String.raw`'\u2028\u2029'`, '\u2028\u2029'],
    ['control characters', String.raw`'\x01\x1f\x7f\x9f\ufeff\uffff'`, '\x01\x1f\x7f\x9f\ufeff\uffff'],
    ['quotes and backslashes', String.raw`'"\\\'\n'`, '"\\\'\n'],
    ['text like the codec’s own', `'=[1]'`, '=[1]'],
    ['text like an error', `'e{"name":"x"}'`, 'e{"name":"x"}'],
    ['an empty string', `''`, ''],
    ['-0', '-0', -0],
    ['NaN', 'NaN', Number.NaN],
    ['a long string', `'ab\\0'.repeat(20000)`, 'ab\0'.repeat(20_000)],
  ])('%s crosses both ways unchanged', async (_, code, value) => {
    expect(await echoed(`echo(${code})`)).toStrictEqual(value)
    expect(seen).toStrictEqual([[value]])
    expect(await echoed(`(${code})`)).toStrictEqual(value)
    expect(await echoed(`const x = ${code}; JSON.stringify(echo(x)) === JSON.stringify(x)`)).toBe(true)
  })

  it('source, logs, errors and names carry NUL and lone surrogates', async () => {
    const outcome = await shared.run(String.raw`console.log('a\0b\ud800c'); throw new Error('x\0y\ud800z')`)
    expect(outcome.logs[0]?.text).toBe('a\0b\ud800c')
    expect(failureOf(outcome).error.message).toBe('x\0y\ud800z')
    expect(valueOf(await shared.run(`'\0'.length + 'a\0b'.length`))).toBe(4)
    expect(valueOf(await shared.run(`user['a\0b']`, { globals: { user: { 'a\0b': 'c\0' } } }))).toBe('c\0')
  })

  it('toJSON, getters and proxies of a result run once, under the run’s limits', async () => {
    const code = `let reads = 0; const o = { get x() { return ++reads } }; globalThis.count = () => reads; o`
    const session = shared.session()
    expect(valueOf(await session.run(code))).toEqual({ x: 1 })
    expect(valueOf(await session.run('count()'))).toBe(1)
    expect(valueOf(await shared.run('({ toJSON() { return [1, 2] } })'))).toEqual([1, 2])
    expect(valueOf(await shared.run('new Proxy({ a: 1 }, {})'))).toEqual({ a: 1 })
  })

  it.each([
    '({ get x() { throw new RangeError("no") } })',
    '({ toJSON() { throw new RangeError("no") } })',
    'new Proxy({}, { ownKeys() { throw new RangeError("no") } })',
    'new Proxy([], { get() { throw new RangeError("no") } })',
    '[{ a: { get x() { throw new RangeError("no") } } }]',
  ])('what %s throws at the result is a guest error', async (code) => {
    const session = shared.session()
    expect(failureOf(await session.run(code)).error).toMatchObject({ code: 'guest', name: 'RangeError', message: 'no' })
    expect(valueOf(await session.run('1'))).toBe(1)
  })

  it('getters that change the value while it is read, and values that grow, end in an outcome', async () => {
    const tries = [
      '({ get a() { delete this.b; return 1 }, b: 2 })',
      'const l = [1, 2, 3]; Object.defineProperty(l, 0, { get() { l.length = 0; return 1 } }); l',
      'const l = [1]; Object.defineProperty(l, 0, { get() { l.push(1); return 1 } }); l',
      'const m = new Map([[{ get x() { m.clear(); return 1 } }, 2], [3, 4]]); m',
      'const b = new ArrayBuffer(8, { maxByteLength: 64 }); const v = new Uint8Array(b); [{ get x() { b.resize(0); return 1 } }, v]',
      'const d = new Date(0); d.toJSON = () => { throw new Error("x") }; d',
      'new Proxy([], { get(t, k) { return k === "length" ? 2 ** 32 : t[k] } })',
      'new Proxy({}, { ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) })',
      '({ __proto__: { inherited: 1 }, own: 2 })',
      'class A { constructor() { this.a = 1 } get b() { return 2 } } new A()',
    ]
    for (const code of tries)
      expect(['completed', 'guest', 'not-transferable', 'result-too-large', 'timeout']).toContain(
        codeOf(await shared.run(code)),
      )
  })

  it('arguments are copied when the call is made', async () => {
    expect(await echoed('const o = { a: 1 }; const p = echo(o).then((x) => x); o.a = 2; await p')).toEqual({ a: 1 })
    expect(seen).toEqual([[{ a: 1 }]])
  })

  it('nothing of the guest arrives as a getter, proxy, prototype or function', async () => {
    await echoed(
      `class A { constructor() { this.x = 1 } get y() { return 2 } } echo(new A(), { get z() { return 3 } }, new Proxy({ p: 1 }, {}))`,
    )
    const [args = []] = seen
    for (const value of args as object[]) {
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
      for (const own of Object.values(Object.getOwnPropertyDescriptors(value))) expect(own).toHaveProperty('value')
    }
    expect(args).toEqual([{ x: 1 }, { z: 3 }, { p: 1 }])
  })

  it('wide errors and the host’s own limits hold when many keys cross', async () => {
    expect(
      codeOf(await shared.run('const o = {}; for (let i = 0; i < 2e5; i++) o[i] = i; o', { limits: { cpuMs: 5000 } })),
    ).toBe('result-too-large')
    expect(codeOf(await shared.run('[new Array(2 ** 32 - 1)]'))).toMatch(/completed|result-too-large/)
  })

  it('a late answer after the end is no unhandled rejection', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const late = { late: () => new Promise((_, reject) => setTimeout(reject, 20, new Error('late'))) }
    expect(codeOf(await shared.run('late()', { hostFunctions: late, limits: { wallMs: 5 } }))).toBe('timeout')
    await new Promise((resolve) => setTimeout(resolve, 50))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
})
