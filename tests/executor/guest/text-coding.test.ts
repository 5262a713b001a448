import { beforeAll, describe, expect, test } from 'vitest'
import { compareWithNode } from '../../support/compare-with-node.ts'
import { type GuestWeb, loadGuestWeb } from '../../support/guest-web.ts'

let guest: GuestWeb
beforeAll(async () => {
  guest = await loadGuestWeb()
})

const same = (expression: string): void => {
  const { guest: inGuest, node } = compareWithNode(guest, expression)
  expect(inGuest).toEqual(node)
}

const UTF_8_BYTES = [
  '[]',
  '[72, 105]',
  '[0xc3, 0xa9]',
  '[0xe2, 0x82, 0xac]',
  '[0xf0, 0x9f, 0x98, 0x80]',
  '[0xef, 0xbb, 0xbf, 65]',
  '[0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf]',
  '[0xff, 65]',
  '[0xc0, 0x80]',
  '[0xc3]',
  '[0xe2, 0x82]',
  '[0xe2, 65, 66]',
  '[0xed, 0xa0, 0x80]',
  '[0xf4, 0x90, 0x80, 0x80]',
  '[0xf0, 0x80, 0x80, 0x80]',
  '[0xf0, 0x9f, 0x98, 65]',
  '[0x80, 0xbf]',
  '[0, 127, 128]',
]

describe('TextDecoder', () => {
  test.each(UTF_8_BYTES)('decodes utf-8 %s as Node does', (bytes) => {
    same(`new TextDecoder().decode(new Uint8Array(${bytes}))`)
    same(`new TextDecoder('utf8', { ignoreBOM: true }).decode(new Uint8Array(${bytes}))`)
    same(`new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(${bytes}))`)
    same(`(() => { const d = new TextDecoder(); let t = ''
      for (const b of ${bytes}) t += d.decode(new Uint8Array([b]), { stream: true }) + '|'
      return t + d.decode() })()`)
  })

  test.each([
    ['[65, 0]'],
    ['[0xff, 0xfe, 65, 0]'],
    ['[0x3d, 0xd8, 0x00, 0xde]'],
    ['[0x3d, 0xd8, 65, 0]'],
    ['[0x00, 0xde, 65, 0]'],
    ['[65]'],
    ['[0x3d, 0xd8]'],
  ])('decodes utf-16le %s as Node does', (bytes) => {
    same(`new TextDecoder('utf-16le').decode(new Uint8Array(${bytes}))`)
    same(`new TextDecoder('utf-16', { fatal: true }).decode(new Uint8Array(${bytes}))`)
  })

  test.each([
    [`new TextDecoder('latin1').decode(new Uint8Array([72, 0xe9, 0xff, 0xa0]))`],
    [`new TextDecoder('ascii').encoding`],
    [`new TextDecoder(' UTF-8\\n').encoding`],
    [`new TextDecoder('ucs-2').encoding`],
    [`new TextDecoder('nope')`],
    [`[new TextDecoder().fatal, new TextDecoder('utf-8', { fatal: 1, ignoreBOM: true }).ignoreBOM]`],
    [`new TextDecoder().decode(new Uint8Array([65, 66, 67]).buffer)`],
    [`new TextDecoder().decode(new Uint8Array([65, 66, 67]).subarray(1))`],
    [`new TextDecoder().decode(new DataView(new Uint8Array([65, 66, 67]).buffer, 1, 1))`],
    [`new TextDecoder().decode(new Uint16Array([0x4241]))`],
    [`new TextDecoder().decode('text')`],
    [`new TextDecoder().decode()`],
    [`new TextDecoder().decode(new Uint8Array(20000).fill(97)).length`],
    [
      `(() => { const d = new TextDecoder('utf-8', { fatal: true }); try { d.decode(new Uint8Array([255])) } catch {}
       return d.decode(new Uint8Array([65])) })()`,
    ],
  ])('answers %s as Node does', (expression) => {
    same(expression)
  })

  test('decode() reads latin1 as windows-1252, which the encoding standard asks for', () => {
    expect(guest.run(`return new TextDecoder('latin1').decode(new Uint8Array([0x80, 0x99, 0x9f]))`)).toBe('€™Ÿ')
  })
})

describe('TextEncoder', () => {
  test.each([
    [`''`],
    [`'abc'`],
    [`'é€😀'`],
    [`'\\ud800x\\udc00'`],
    [`undefined`],
    [`null`],
    [`123`],
    [`'\\u0000\\u007f\\u0080\\u07ff\\u0800\\uffff\\u{10ffff}'`],
  ])('encode(%s) gives the bytes of Node', (text) => {
    same(`Array.from(new TextEncoder().encode(${text}))`)
  })

  test.each([[`'abc', 2`], [`'é€', 4`], [`'é€', 5`], [`'😀a', 3`], [`'😀a', 5`]])(
    'encodeInto() fills as Node for %s',
    (of) => {
      same(
        `((text, room) => { const b = new Uint8Array(room); const r = new TextEncoder().encodeInto(text, b); return [r, [...b]] })(${of})`,
      )
    },
  )

  test('encode() and decode() give back any well-formed text', () => {
    const code = `const t = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(i * 37 % 0xd800)).join('')
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(t)) === t`
    expect(guest.run(code)).toBe(true)
  })
})

describe('atob() and btoa()', () => {
  test.each([
    [`btoa('')`],
    [`btoa('a')`],
    [`btoa('ab')`],
    [`btoa('abc\\xff\\x00')`],
    [`btoa('€')`],
    [`btoa(null)`],
    [`btoa()`],
    [`atob('YQ==')`],
    [`atob('YQ')`],
    [`atob('YWI=')`],
    [`atob(' YW Jj\\n')`],
    [`atob('YQ=')`],
    [`atob('Y')`],
    [`atob('Y===')`],
    [`atob('====')`],
    [`atob('YW=J')`],
    [`atob('a-b_')`],
    [`atob('')`],
    [`atob('/+8=')`],
    [`atob(btoa('x'.repeat(10001))).length`],
  ])('%s answers as Node does', (expression) => {
    same(expression)
  })
})
