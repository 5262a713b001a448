import { describe, expect, it } from 'vitest'
import { codeOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 500, memoryBytes: 32 * 1024 * 1024 }, maxMachines: 1 })

/** What is known to write or read outside its block in this engine (hazards H5), and what is near to it. */
const TRICKS: Readonly<Record<string, string>> = {
  'ownKeys with a huge length': 'Reflect.ownKeys(new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) }))',
  'ownKeys with huge lengths by Object.keys':
    'Object.keys(new Proxy({}, { ownKeys: () => ({ length: 0x20000001, 0: "a" }) }))',
  'ownKeys by spread': '({ ...new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) }) })',
  'ownKeys by for in': 'for (const k in new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) }));',
  'ownKeys by Object.assign': 'Object.assign({}, new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) }))',
  'ownKeys by JSON.stringify': 'JSON.stringify(new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) }))',
  'ownKeys by Object.freeze': 'Object.freeze(new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) }))',
  'ownKeys by a result': 'new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) })',
  'ownKeys by Proxy.revocable':
    'Reflect.ownKeys(Proxy.revocable({}, { ownKeys: () => ({ length: 0x20000001 }) }).proxy)',
  'ownKeys by a handler that changes':
    'const h = {}; const p = new Proxy({}, h); h.ownKeys = () => ({ length: 0x20000001 }); Reflect.ownKeys(p)',
  'ownKeys by an inherited trap':
    'Reflect.ownKeys(new Proxy({}, Object.create({ ownKeys: () => ({ length: 0x20000001 }) })))',
  'ownKeys by a handler that is a proxy':
    'Reflect.ownKeys(new Proxy({}, new Proxy({}, { get: (t, k) => (k === "ownKeys" ? () => ({ length: 0x20000001 }) : undefined) })))',
  'ownKeys by Reflect.construct':
    'Reflect.ownKeys(Reflect.construct(Proxy, [{}, { ownKeys: () => ({ length: 0x20000001 }) }]))',
  'ownKeys by a subclass':
    'class P extends Proxy.constructor {} ; const P2 = ({}).constructor.getPrototypeOf(async () => {}).constructor; Reflect.ownKeys(new Proxy(P2, { ownKeys: () => ({ length: 0x20000001 }) }))',
  'with and a resize': `const b = new ArrayBuffer(64, { maxByteLength: 1 << 20 }); const a = new Uint8Array(b);
    a.with(0, { valueOf() { b.resize(0); const list = []; for (let i = 0; i < 100; i++) list.push(new Uint8Array(64).fill(255)); return 1 } })`,
  'with and a transfer':
    'const b = new ArrayBuffer(64); const a = new Uint8Array(b); a.with(0, { valueOf() { b.transfer?.(); return 1 } })',
  'fill and a resize':
    'const b = new ArrayBuffer(64, { maxByteLength: 128 }); new Uint8Array(b).fill({ valueOf() { b.resize(0); return 1 } })',
  'set and a resize':
    'const b = new ArrayBuffer(64, { maxByteLength: 128 }); new Uint8Array(b).set({ length: 2, get 0() { b.resize(0); return 1 }, 1: 2 })',
  'slice and a resize':
    'const b = new ArrayBuffer(64, { maxByteLength: 128 }); const a = new Uint8Array(b); a.constructor = { [Symbol.species]: function (n) { b.resize(0); return new Uint8Array(n) } }; a.slice()',
  'sort and a resize':
    'const b = new ArrayBuffer(64, { maxByteLength: 128 }); new Uint8Array(b).sort(() => { b.resize(0); return 0 })',
  'copyWithin and a resize':
    'const b = new ArrayBuffer(64, { maxByteLength: 128 }); new Uint8Array(b).copyWithin({ valueOf() { b.resize(8); return 0 } }, 32, 64)',
  'subarray and a resize':
    'const b = new ArrayBuffer(64, { maxByteLength: 128 }); const a = new Uint8Array(b); a.subarray({ valueOf() { b.resize(0); return 1 } })',
  'Atomics and a resize':
    'typeof Atomics === "object" && Atomics.store(new Int32Array(new ArrayBuffer(64, { maxByteLength: 128 })), 0, { valueOf() { return 1 } })',
  'sort that shrinks its list':
    'const l = Array.from({ length: 1000 }, (_, i) => -i); l.sort((a, b) => { l.length = 0; return a - b })',
  'splice with a shrinking length':
    'const l = [1, 2, 3]; l.splice({ valueOf() { l.length = 0; return 0 } }, { valueOf() { return 3 } })',
  'concat with a growing list':
    'const l = [1, 2, 3]; l[Symbol.isConcatSpreadable] = true; l.concat({ length: 2 ** 32, [Symbol.isConcatSpreadable]: true, get 0() { throw 1 } })',
  'arguments and collection': 'function f(a, b) { const g = arguments; a = {}; delete g[0]; return g } f(1, 2)',
  'a regular expression with a changing lastIndex':
    'const r = /a/g; r.lastIndex = { valueOf() { r.compile("b"); return 0 } }; r.exec("aaa")',
  'a species constructor that lies':
    'class A extends Array { static get [Symbol.species]() { return function () { return new Proxy([], { defineProperty: () => true }) } } } new A(1, 2, 3).map((x) => x)',
  'DataView past its end':
    'const b = new ArrayBuffer(8, { maxByteLength: 64 }); const v = new DataView(b); v.setFloat64({ valueOf() { b.resize(0); return 0 } }, 1)',
}

describe('memory safety of the engine (hazards H5)', () => {
  it.each(Object.entries(TRICKS))(
    '%s ends in an outcome, and nothing of it reaches the next session',
    async (_, code) => {
      for (let round = 0; round < 3; round++) {
        const session = shared.session()
        expect([
          'completed',
          'guest',
          'memory',
          'stack',
          'timeout',
          'engine',
          'result-too-large',
          'not-transferable',
        ]).toContain(codeOf(await session.run(code)))
        expect(
          valueOf(
            await shared.run(
              'const l = Array.from({ length: 1000 }, (_, i) => ({ i, s: "x" + i })); [l.every(({ i, s }) => s === "x" + i), JSON.stringify([1, { a: 2 }])]',
            ),
          ),
        ).toEqual([true, '[1,{"a":2}]'])
      }
    },
  )

  it('the ownKeys of proxies are bounded, and ordinary ones work', async () => {
    const bounded = `try { Reflect.ownKeys(new Proxy({}, { ownKeys: () => ({ length: 0x20000001 }) })); 'passed' } catch (e) { e instanceof Error }`
    expect(valueOf(await shared.run(bounded))).toBe(true)
    expect(
      valueOf(await shared.run(`Object.keys(new Proxy({ a: 1, b: 2 }, { ownKeys: (t) => Reflect.ownKeys(t) }))`)),
    ).toEqual(['a', 'b'])
    expect(valueOf(await shared.run(`Object.keys(new Proxy({ a: 1 }, {}))`))).toEqual(['a'])
    expect(
      valueOf(
        await shared.run(
          `const p = new Proxy(function () {}, { apply: () => 1, construct: () => ({ a: 2 }) }); [p(), new p().a, typeof p, Proxy.name, Proxy.length]`,
        ),
      ),
    ).toEqual([1, 2, 'function', 'Proxy', 2])
    expect(
      valueOf(
        await shared.run(
          `const h = { count: 0, get(t, k) { this.count++; return t[k] } }; const p = new Proxy({ a: 1 }, h); p.a; p.a; h.count`,
        ),
      ),
    ).toBe(2)
  })

  it('TypedArray.prototype.with works as the language has it', async () => {
    const code = `const a = new Uint8Array([1, 2, 3]); const b = a.with(-1, 9); let e; try { a.with(3, 1) } catch (x) { e = x.name } [[...a], [...b], e, Uint8Array.prototype.with.length]`
    expect(valueOf(await shared.run(code))).toEqual([[1, 2, 3], [1, 2, 9], 'RangeError', 2])
    expect(valueOf(await shared.run(`[...new BigInt64Array([1n, 2n]).with(0, 5n)]`))).toEqual([5n, 2n])
  })

  it('the globals of the language cannot be changed', async () => {
    const code = `for (const name of ['undefined', 'NaN', 'Infinity']) { try { Object.defineProperty(globalThis, name, { value: 5 }) } catch {} } [undefined === void 0, NaN !== NaN, Infinity > 1e308]`
    expect(valueOf(await shared.run(code))).toEqual([true, true, true])
  })
})
