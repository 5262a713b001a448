import { type Node, parse } from 'acorn'
import { describe, expect, test } from 'vitest'
import { bundleGuestWeb, loadGuestWeb } from '../../support/guest-web.ts'

const NAMES = [
  'AbortController',
  'AbortSignal',
  'CustomEvent',
  'Crypto',
  'DOMException',
  'Event',
  'EventTarget',
  'Intl',
  'Performance',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'atob',
  'btoa',
  'console',
  'crypto',
  'performance',
  'queueMicrotask',
  'structuredClone',
]

describe('installWeb()', () => {
  test('installWeb() puts every name on the global object, writable, configurable and hidden', async () => {
    const guest = await loadGuestWeb()
    const code = `return ${JSON.stringify(NAMES)}.filter((name) => {
      const d = Object.getOwnPropertyDescriptor(globalThis, name)
      return !(d && d.writable && d.configurable && !d.enumerable)
    })`
    expect(guest.run(code)).toEqual([])
  })

  test('installWeb() names classes, functions and their tags', async () => {
    const guest = await loadGuestWeb()
    const code = `return [URL, AbortSignal, structuredClone, console.log, Date.prototype.toLocaleString].map((f) => f.name)
      .concat(['URL', 'TextDecoder', 'Event'].map((n) => globalThis[n].prototype[Symbol.toStringTag]), String(crypto), String(performance))`
    expect(guest.run(code)).toEqual([
      'URL',
      'AbortSignal',
      'structuredClone',
      'log',
      'toLocaleString',
      'URL',
      'TextDecoder',
      'Event',
      '[object Crypto]',
      '[object Performance]',
    ])
  })

  test('installWeb() asks the host nothing while it loads', async () => {
    expect((await loadGuestWeb()).services).toEqual([])
    expect(bundleGuestWeb()).not.toMatch(/Math\.random|Date\.now|new Date\(\)/)
  })

  test('the bundle runs no template literal, which the engine would hand to String.prototype.concat', async () => {
    expect(templatesOf(parse('`a${1}` + `plain`', { ecmaVersion: 'latest' }))).toBe(1)
    expect(templatesOf(parse(bundleGuestWeb(), { ecmaVersion: 'latest' }))).toBe(0)
    const guest = await loadGuestWeb()
    const code = `const seen = []; String.prototype.concat = function (...parts) { seen.push(parts); return 'forged' }
      const e = new Error('kept'); return [__inspect({ a: e }), new URL('/x', 'https://a.b').href, seen.length]`
    expect(guest.run(code)).toEqual(['{ a: Error: kept }', 'https://a.b/x', 0])
  })

  test('locale formatting, random bytes and URLs survive guests that break the built-ins', async () => {
    const guest = await loadGuestWeb()
    const code = `const trap = () => { throw new Error('trapped') }
      const methods = [Array, String, Map, WeakMap, RegExp, Number, Date, Function].flatMap((type) =>
        Reflect.ownKeys(type.prototype).filter((key) => key !== 'constructor' && !/toLocale|^test$|^exec$/.test(String(key)))
          .map((key) => [type.prototype, key]))
      const keep = [new Intl.NumberFormat('de'), new Date(0), JSON.stringify]
      for (let i = 0; i < methods.length; i++) try { methods[i][0][methods[i][1]] = trap } catch {}
      Object.create = Object.keys = Reflect.apply = Math.min = JSON.parse = trap
      const url = new URL('https://a.b/?x=%C3%A4')
      return { number: keep[0].format(1234.5), date: keep[1].toLocaleDateString('de', { timeZone: 'UTC' }),
        big: 1234n.toLocaleString('de'), x: url.searchParams.get('x'), id: crypto.randomUUID().length }`
    expect(guest.run(code)).toEqual({ number: '1.234,5', date: '1.1.1970', big: '1.234', x: 'ä', id: 36 })
  })

  test('installWeb() works with 64 kB of engine stack', async () => {
    const guest = await loadGuestWeb({ stackBytes: 64 * 1024 })
    const code = `let deep = {}; for (let i = 0; i < 3000; i++) deep = { deep }
      console.log(deep, [[[[[1]]]]], new Map([[{ a: new Set([[1]]) }, 2]]))
      console.table([{ a: { b: { c: 1 } } }])
      const u = new URL('https://a.b/?x=1'); u.searchParams.set('y', '2')
      return [u.href, (1234.5).toLocaleString('de'), new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(0),
        structuredClone(new Map([[deep, [1]]])).size, new TextDecoder().decode(new TextEncoder().encode('ä'.repeat(9000))).length,
        btoa('x'), crypto.randomUUID().length, AbortSignal.abort(1).reason, performance.now()]`
    expect(guest.run(code)).toEqual(['https://a.b/?x=1&y=2', '1.234,5', '1/1/1970', 1, 9000, 'eA==', 36, 1, 0])
  })
})

describe('crypto', () => {
  test('randomUUID() makes version 4 ids from the bytes of the session', async () => {
    const [first, second] = await Promise.all([loadGuestWeb(), loadGuestWeb()])
    const id = first.run('return crypto.randomUUID()')
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(first.run('return crypto.randomUUID()')).not.toBe(id)
    expect(second.run('return crypto.randomUUID()')).toBe(id)
  })

  test('getRandomValues() fills integer arrays, their own part of the buffer only', async () => {
    const guest = await loadGuestWeb()
    const code = `const all = new Uint8Array(64); const part = new Uint32Array(all.buffer, 16, 4)
      return [crypto.getRandomValues(part) === part, all.subarray(0, 16).some(Boolean), all.subarray(16, 32).some(Boolean),
        all.subarray(32).some(Boolean), crypto.getRandomValues(new Uint8Array(65536)).length, crypto.getRandomValues(new Int8Array()).length]`
    expect(guest.run(code)).toEqual([true, false, true, false, 65536, 0])
  })

  test.each([
    ['new Uint8Array(65537)', 'QuotaExceededError'],
    ['new Float64Array(1)', 'TypeMismatchError'],
    ['[1]', 'TypeMismatchError'],
    ['undefined', 'TypeMismatchError'],
  ])('getRandomValues(%s) throws %s', async (argument, name) => {
    const guest = await loadGuestWeb()
    expect(guest.run(`try { crypto.getRandomValues(${argument}) } catch (e) { return e.name }`)).toBe(name)
  })
})

describe('performance', () => {
  test('now() counts from the first use in the session, with fractions', async () => {
    const guest = await loadGuestWeb()
    expect(guest.run('return [performance.now(), performance.timeOrigin]')).toEqual([0, 1_700_000_000_000.25])
    guest.advance(12.5)
    expect(guest.run('return [performance.now(), performance.timeOrigin, JSON.stringify(performance)]')).toEqual([
      12.5,
      1_700_000_000_000.25,
      '{"timeOrigin":1700000000000.25}',
    ])
  })
})

describe('queueMicrotask()', () => {
  test('queueMicrotask() runs after the code, and reports what the callback throws', async () => {
    const guest = await loadGuestWeb()
    const lines = guest.logs(
      `queueMicrotask(() => { console.log('later'); throw new Error('lost') }); console.log('now')`,
    )
    expect(lines.map((line) => line.text)).toEqual(['now', 'later', 'Uncaught Error: lost'])
    expect(() => guest.run('queueMicrotask(1)')).toThrow('needs a function')
  })
})

/** How many template literals with an expression there are. */
function templatesOf(node: Node): number {
  let count = node.type === 'TemplateLiteral' && 'expressions' in node && [node.expressions].flat().length > 0 ? 1 : 0
  for (const child of Object.values(node).flat()) if (isNode(child)) count += templatesOf(child)
  return count
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
