import { beforeEach, describe, expect, test } from 'vitest'
import { type GuestWeb, loadGuestWeb } from '../../support/guest-web.ts'

let guest: GuestWeb
beforeEach(async () => {
  guest = await loadGuestWeb()
})

const texts = (code: string): string[] => guest.logs(code).map((line) => line.text)

describe('console', () => {
  test('log() and its sisters send one line each with their level', () => {
    expect(
      guest.logs(`console.log(1); console.info(2); console.warn(3); console.error(4); console.debug('%s', 5)`),
    ).toEqual([
      { level: 'log', text: '1' },
      { level: 'info', text: '2' },
      { level: 'warn', text: '3' },
      { level: 'error', text: '4' },
      { level: 'debug', text: '5' },
    ])
  })

  test('log() without arguments sends an empty line', () => {
    expect(guest.logs('console.log()')).toEqual([{ level: 'log', text: '' }])
  })

  test('log() works when it is taken off the console', () => {
    expect(texts(`const { log } = console; log('free'); ['a'].forEach(console.log)`)).toEqual(['free', "a 0 [ 'a' ]"])
  })

  test('assert() speaks only when the condition is false', () => {
    expect(guest.logs(`console.assert(true, 'no'); console.assert(0, 'n is %d', 3); console.assert(false)`)).toEqual([
      { level: 'error', text: 'Assertion failed: n is 3' },
      { level: 'error', text: 'Assertion failed' },
    ])
  })

  test('count() counts by label and countReset() starts again', () => {
    const code = `console.count(); console.count('a'); console.count(); console.countReset(); console.count();
      console.countReset('none')`
    expect(texts(code)).toEqual([
      'default: 1',
      'a: 1',
      'default: 2',
      'default: 1',
      "Warning: Count for 'none' does not exist",
    ])
  })

  test('time() measures with the clock of the session', () => {
    guest.logs(`console.time('job')`)
    guest.advance(12.5)
    expect(texts(`console.timeLog('job', { a: 1 })`)).toEqual(['job: 12.5ms { a: 1 }'])
    guest.advance(59_987.5)
    expect(texts(`console.timeEnd('job'); console.timeEnd('job')`)).toEqual([
      'job: 1:00.000 (m:ss.mmm)',
      "Warning: No such label 'job' for console.time()",
    ])
  })

  test('group() indents every line until groupEnd()', () => {
    const code = `console.group('outer'); console.log('a\\nb'); console.groupCollapsed(); console.log('c');
      console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('d')`
    expect(texts(code)).toEqual(['outer', '  a\n  b', '    c', 'd'])
  })

  test('dir() takes a depth and trace() sends no stack', () => {
    expect(
      texts(`console.dir({ a: { b: { c: 1 } } }, { depth: 0 }); console.dir({ a: 1 }); console.trace('x %d', 1)`),
    ).toEqual(['{ a: [Object] }', '{ a: 1 }', 'Trace: x 1'])
  })

  test.each([
    [`[{ a: 1, b: 'x' }, { a: 2, c: true }, 5]`],
    [`[1, 2]`],
    [`[[1, 2], [3, 4]]`],
    [`{ x: { y: 1 }, z: { y: 2 } }`],
    [`new Map([['a', 1], ['b', 'c']])`],
    [`new Set(['a', 2])`],
    [`[{ a: 1, b: 2 }, { a: 3 }], ['b', 'z']`],
    [`[{ a: { b: { c: 1 } }, w: '日本' }]`],
    [`[]`],
    [`[{ big: { a: 1, b: 2, c: 3 } }]`],
    [`'no table'`],
    [`null`],
  ])('table() draws what Node draws for %s', async (code) => {
    const { Console } = await import('node:console')
    const { Writable } = await import('node:stream')
    let written = ''
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        written += String(chunk)
        done()
      },
    })
    new Function('console', `console.table(${code})`)(new Console({ stdout }))
    expect(texts(`console.table(${code})`)).toEqual([written.trimEnd()])
  })

  test('console survives guests that break the built-ins', () => {
    const code = `
      const methods = [Array, String, Object, Map, Set, RegExp, Number, Date, Function, Error].flatMap((type) =>
        Reflect.ownKeys(type.prototype).filter((key) => key !== 'constructor').map((key) => [type.prototype, key]))
      for (let i = 0; i < methods.length; i++) {
        try { methods[i][0][methods[i][1]] = () => { throw new Error('trapped') } } catch {}
      }
      for (let i = 0; i < 5; i++) {
        Object.defineProperty(Array.prototype, i, { set() { throw new Error('setter') }, get() { throw 1 }, configurable: true })
      }
      Object.defineProperty(Object.prototype, 'get', { get() { throw 1 } })
      Object.defineProperty(Object.prototype, 'value', { get() { throw 1 } })
      Reflect.ownKeys = Object.keys = Array.isArray = JSON.stringify = () => { throw 1 }
      console.log({ a: [1, 'x', { b: 2 }] }, new Map(), '%s', /x/g)
      console.table([{ a: 1 }])
      console.log('%s|%d|%i', 'a', 4, 5.5, new Error('e'))`
    const lines = texts(code)
    expect(lines[0]).toMatch(/^\{ a: \[ 1, 'x', \{ b: 2 \} \] \} Map\(0\) \{\} %s \//)
    expect(lines[1]).toContain('│ (index) │ a │')
    expect(lines[2]).toBe('a|4|5 Error: e')
  })
})
