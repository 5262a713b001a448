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

const PARTS = `['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']`

describe('URL', () => {
  test.each([
    [`'https://user:pw@example.com:8080/a/b/../c?x=1&y=2#frag'`],
    [`'HTTP://EXAMPLE.com:80/%7Efoo/a b'`],
    [`'https://example.com'`],
    [`'https://münchen.de/ä?ö=ü#ß'`],
    [`'https://faß.de'`],
    [`'https://日本語.jp/パス'`],
    [`'http://ＥＸＡＭＰＬＥ.com'`],
    [`'http://[::1]:3000/x'`],
    [`'http://[2001:DB8::0:1]/'`],
    [`'http://127.1/'`],
    [`'http://0x7f.0.0.1/'`],
    [`'http://256.1.1.1/'`],
    [`'file:///C:/a/../b'`],
    [`'file://host/share'`],
    [`'mailto:a@b.c?subject=x'`],
    [`'data:text/plain,hello world'`],
    [`'javascript:alert(1)'`],
    [`'blob:https://a.com/uuid'`],
    [`'ftp://ftp.example.com:21/x'`],
    [`'ws://a.b/c'`],
    [`'custom://Host/Path?Q#H'`],
    [`'//example.com/x', 'https://base.org'`],
    [`'/x/y', 'https://base.org/a/b?c#d'`],
    [`'../z', 'https://base.org/a/b/c'`],
    [`'?q=1', 'https://base.org/a/b?c#d'`],
    [`'#h', 'https://base.org/a/b?c#d'`],
    [`'', 'https://base.org/a/b?c#d'`],
    [`'x', 'mailto:a@b'`],
    [`'not a url'`],
    [`''`],
    [`'http://'`],
    [`'http://a b/'`],
    [`'http://exa<mple.com'`],
    [`'https://a.com:99999/'`],
    [`'https://a.com:0443/'`],
    [`'  https://trim.me/\\t\\n '`],
    [`'https:\\\\\\\\back\\\\slash'`],
    [`'https://a.com/\\ud800'`],
    [`{ toString: () => 'https://object.com/' }`],
    [`new URL('https://copy.me/x')`],
    [`'rel', new URL('https://copy.me/x/y')`],
    [`undefined`],
  ])('parses %s as Node does', (argument) => {
    same(`(() => { const u = new URL(${argument}); return ${PARTS}.map((part) => u[part]) })()`)
  })

  test.each([
    [`u.pathname = '/new path'`],
    [`u.search = '?a=b c'`],
    [`u.search = ''`],
    [`u.hash = 'frag ment'`],
    [`u.host = 'other.org:81'`],
    [`u.hostname = 'h.org'`],
    [`u.port = '99'`],
    [`u.port = 'x'`],
    [`u.protocol = 'http'`],
    [`u.protocol = 'mailto'`],
    [`u.username = 'me@'`],
    [`u.password = ''`],
    [`u.href = 'https://z.org/?k=v'`],
    [`u.href = 'nope'`],
    [`u.searchParams.append('new', 'v w')`],
    [`u.searchParams.delete('x')`],
    [`(u.searchParams.get('x'), u.search = '?x=9', u.searchParams.set('y', u.searchParams.get('x')))`],
    [`u.origin = 'x'`],
  ])('changes with %s as Node does', (change) => {
    const read = `[u.href, String(u.searchParams), JSON.stringify({ u }), String(u)]`
    same(
      `(() => { 'use strict'; const u = new URL('https://a:b@c.org:8443/p?x=1&x=2#h'); ${change}; return ${read} })()`,
    )
  })

  test('canParse() and parse() answer without throwing', () => {
    expect(
      guest.run(`return [URL.canParse('x'), URL.canParse('x', 'a:/b'), URL.parse('x'), URL.parse('a:b').href]`),
    ).toEqual([false, true, null, 'a:b'])
  })

  test('URL throws a TypeError with the code and input of Node', () => {
    expect(
      guest.run(`try { new URL('bad', 'base') } catch (e) { return [e.name, e.message, e.code, e.input, e.base] }`),
    ).toEqual(['TypeError', 'Invalid URL', 'ERR_INVALID_URL', 'bad', 'base'])
  })

  test('URL needs new, and its getters need a URL', () => {
    expect(() => guest.run(`URL('https://a.b')`)).toThrow()
    expect(() => guest.run(`Object.create(URL.prototype).href`)).toThrow()
  })
})

describe('URLSearchParams', () => {
  test.each([
    [`'?a=1&b=2&a=3'`],
    [`'a=b=c&&d&=e&f='`],
    [`'a+b=c%20d&%zz=%4&%e4%bd%a0=%ff'`],
    [`'q=é ü+%2B'`],
    [`{ a: 1, 'b c': 'd&e', n: null }`],
    [`[['a', 1], ['b', '!*()~\\'-._'], ['ä', '😀']]`],
    [`new Map([['x', 'y']])`],
    [`new URLSearchParams('a=1')`],
    [`[['only']]`],
    [`[1]`],
    [`undefined`],
    [`'\\ud800=x'`],
  ])('reads and writes %s as Node does', (init) => {
    same(
      `(() => { const p = new URLSearchParams(${init}); return [String(p), [...p], [...p.keys()], [...p.values()], p.size] })()`,
    )
  })

  test('URLSearchParams reads null as text, as the standard says', () => {
    expect(guest.run('return String(new URLSearchParams(null))')).toBe('null=')
  })

  test('methods change the pairs as in Node', () => {
    same(`(() => {
      const p = new URLSearchParams('b=2&a=1&b=3&c=4')
      const seen = []
      p.append('d', 'x y'); p.set('b', 9); p.delete('c', 'no'); p.sort()
      p.forEach((value, key) => seen.push(key + value))
      return [String(p), p.get('a'), p.get('zz'), p.getAll('b'), p.has('a'), p.has('a', '2'), seen]
    })()`)
  })
})
