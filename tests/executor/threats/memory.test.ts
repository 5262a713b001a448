import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const MIB = 1024 * 1024
const shared = shareExecutor({ limits: { memoryBytes: 20 * MIB, cpuMs: 3000 } })

/** Code that asks for memory without end, or for much at once, by kind. */
const BOMBS: Readonly<Record<string, string>> = {
  'a list that grows': 'const list = []; for (;;) list.push(1)',
  'lists of lists': 'const list = []; for (;;) list.push([1, 2, 3])',
  objects: 'const list = []; for (;;) list.push({ a: 1, b: 2 })',
  'an object with many keys': 'const o = {}; for (let i = 0; ; i++) o["k" + i] = i',
  'a string that doubles': 'let s = "x".repeat(1000); for (;;) s += s',
  'a string that is kept': 'const list = []; for (let i = 0; ; i++) list.push("abc".repeat(1000) + i)',
  'String.repeat at once': '"x".repeat(2 ** 29)',
  'padStart at once': '"x".padStart(2 ** 28)',
  'Array.fill at once': 'new Array(2 ** 28).fill(1)',
  'Array.from at once': 'Array.from({ length: 2 ** 28 })',
  'a typed array at once': 'new Float64Array(2 ** 27)',
  'typed arrays': 'const list = []; for (;;) list.push(new Uint8Array(65536))',
  'an ArrayBuffer that is resized': 'const b = new ArrayBuffer(1, { maxByteLength: 2 ** 28 }); b.resize(2 ** 28)',
  'a Map': 'const map = new Map(); for (let i = 0; ; i++) map.set(i, {})',
  'a Set': 'const set = new Set(); for (let i = 0; ; i++) set.add("k" + i)',
  BigInt: 'let n = 3n ** 100000n; const list = []; for (;;) list.push(n + BigInt(list.length))',
  closures: 'const list = []; for (let i = 0; ; i++) list.push(() => i)',
  'a linked list': 'let head = null; for (;;) head = { next: head }',
  symbols: 'const list = []; for (let i = 0; ; i++) list.push(Symbol("s" + i))',
  promises: 'const list = []; for (;;) list.push(Promise.resolve(1).then(() => 1))',
  'promises that nothing settles': 'const list = []; for (;;) list.push(new Promise(() => {}))',
  generators: 'function* g() { yield 1 } const list = []; for (;;) { const it = g(); it.next(); list.push(it) }',
  'regular expressions': 'const list = []; for (let i = 0; ; i++) list.push(new RegExp("a{1,100}" + i))',
  'JSON.stringify': 'let o = "x".repeat(1e5); JSON.stringify(new Array(1000).fill(o))',
  'JSON.parse':
    'const text = "[" + new Array(1e6).join("{},") + "1]"; const list = []; for (;;) list.push(JSON.parse(text))',
  split: 'const list = []; const s = "x,".repeat(1e5); for (;;) list.push(s.split(","))',
  replace: 'let s = "x"; for (;;) s = s.replace(/x/g, "xx")',
  join: 'const s = "x".repeat(1e6); new Array(1000).fill(s).join(s)',
  'concat and spread': 'let list = [1]; for (;;) list = [...list, ...list]',
  'functions from text': 'const list = []; for (let i = 0; ; i++) list.push(new Function("return " + i))',
  classes: 'const list = []; for (;;) list.push(class { a() {} b() {} })',
  errors: 'const list = []; for (;;) list.push(new Error("x"))',
  timers: 'for (let i = 0; ; i++) setTimeout(() => i, 1e6, new Array(1000).fill(i))',
  'weak collections':
    'const map = new WeakMap(); const keys = []; for (;;) { const key = {}; keys.push(key); map.set(key, {}) }',
  structuredClone: 'let o = [1]; for (;;) o = [o, structuredClone(o)]',
  'a wide template': 'let s = "x"; for (;;) s = `${s}${s}`',
  'bombs in jobs':
    'const list = []; const again = () => { list.push(new Uint8Array(1e5)); return Promise.resolve().then(again) }; await again()',
}

describe('memory bombs (hazards H1)', () => {
  it.each(Object.entries(BOMBS))(
    '%s end with memory, or with an error of the engine, and the session goes on',
    async (_, code) => {
      const session = shared.session({ hostFunctions: { tick: async () => 1 } })
      await session.run('let kept = 1')
      const outcome = failureOf(await session.run(`kept = 2; ${code}`))
      // Text and lists have lengths that the engine refuses by itself, with a RangeError or InternalError of its own.
      if (outcome.error.code !== 'memory') {
        expect(outcome.error).toMatchObject({
          code: 'guest',
          message: expect.stringMatching(/length|too (long|large)|out of memory/i),
        })
      }
      expect(outcome.error.code === 'memory').toBe(outcome.rolledBack)
      expect(valueOf(await session.run('kept + tick()'))).toBe(outcome.rolledBack ? 2 : 3)
    },
  )

  it('bombs that catch what they are thrown end too, and the next session works', async () => {
    // Only such as poll: a built-in at work in C ends when it is done (hazards H2).
    for (const name of ['lists of lists', 'objects', 'a string that doubles', 'typed arrays', 'a Map', 'closures']) {
      const caught = `for (;;) { try { (() => { ${BOMBS[name]} })() } catch {} }`
      expect(['memory', 'timeout']).toContain(codeOf(await shared.run(caught, { limits: { cpuMs: 200 } })))
      expect(valueOf(await shared.run('[1, 2].map((n) => n * 2)'))).toEqual([2, 4])
    }
  })

  it('the memory of the process does not grow with bombs', async () => {
    const before = process.memoryUsage().rss
    for (let round = 0; round < 20; round++)
      await shared.run(String(BOMBS['typed arrays']), { limits: { memoryBytes: 40 * MIB } })
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * MIB)
  })
})
