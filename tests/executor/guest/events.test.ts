import { beforeEach, describe, expect, test } from 'vitest'
import { compareWithNode } from '../../support/compare-with-node.ts'
import { type GuestWeb, loadGuestWeb } from '../../support/guest-web.ts'

let guest: GuestWeb
beforeEach(async () => {
  guest = await loadGuestWeb()
})

const same = (expression: string): void => {
  const { guest: inGuest, node } = compareWithNode(guest, expression)
  expect(inGuest).toEqual(node)
}

describe('EventTarget and Event', () => {
  test('listeners run once each, in order, with the event and target of Node', () => {
    same(`(() => {
      const target = new EventTarget(); const seen = []
      const a = (e) => seen.push(['a', e.type, e.target === target, e.currentTarget === target, e.eventPhase])
      target.addEventListener('x', a); target.addEventListener('x', a)
      target.addEventListener('x', () => seen.push('once'), { once: true })
      target.addEventListener('x', { handleEvent() { seen.push('object') } })
      target.addEventListener('y', () => seen.push('no'))
      const event = new Event('x')
      const first = target.dispatchEvent(event)
      target.removeEventListener('x', a)
      target.dispatchEvent(event)
      return [first, seen, event.currentTarget, event.eventPhase]
    })()`)
  })

  test('preventDefault() and stopImmediatePropagation() act as in Node', () => {
    same(`(() => {
      const target = new EventTarget(); const seen = []
      target.addEventListener('x', (e) => { e.preventDefault(); e.stopImmediatePropagation() })
      target.addEventListener('x', () => seen.push('never'))
      return [target.dispatchEvent(new Event('x', { cancelable: true })), target.dispatchEvent(new Event('x')), seen]
    })()`)
  })

  test('dispatchEvent() refuses what is no event and an event under way', () => {
    expect(() => guest.run(`new EventTarget().dispatchEvent({ type: 'x' })`)).toThrow('not an Event')
    expect(
      guest.run(`const t = new EventTarget(); let name
        t.addEventListener('x', (e) => { try { t.dispatchEvent(e) } catch (error) { name = error.name } })
        t.dispatchEvent(new Event('x')); return name`),
    ).toBe('InvalidStateError')
  })

  test('an error in a listener is logged and stops nobody', () => {
    const lines = guest.logs(`const t = new EventTarget()
      t.addEventListener('x', () => { throw new Error('mine') })
      t.addEventListener('x', () => console.log('next'))
      t.dispatchEvent(new CustomEvent('x', { detail: 1 }))`)
    expect(lines).toEqual([
      { level: 'error', text: 'Uncaught Error: mine' },
      { level: 'log', text: 'next' },
    ])
  })
})

describe('AbortController and AbortSignal', () => {
  test.each([
    [
      `(() => { const c = new AbortController(); const seen = []; c.signal.onabort = (e) => seen.push(e.type)
      c.signal.addEventListener('abort', () => seen.push('listener')); c.abort('why'); c.abort('again')
      return [c.signal.aborted, c.signal.reason, seen] })()`,
    ],
    [
      `(() => { const c = new AbortController(); c.abort(); const r = c.signal.reason
      return [r.name, r.code, r.message, r instanceof DOMException, r instanceof Error] })()`,
    ],
    [`AbortSignal.abort('x').reason`],
    [`(() => { try { AbortSignal.abort(new TypeError('t')).throwIfAborted() } catch (e) { return e.message } })()`],
    [`new AbortController().signal.throwIfAborted() === undefined`],
    [
      `(() => { const a = new AbortController(), b = new AbortController(); const any = AbortSignal.any([a.signal, b.signal])
      const before = any.aborted; b.abort(5); return [before, any.aborted, any.reason] })()`,
    ],
    [`AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason`],
    [`new AbortSignal()`],
    [
      `(() => { const c = new AbortController(), t = new EventTarget(); let n = 0
      t.addEventListener('x', () => n++, { signal: c.signal }); t.dispatchEvent(new Event('x')); c.abort()
      t.dispatchEvent(new Event('x')); return n })()`,
    ],
  ])('%s answers as Node does', (expression) => {
    same(expression)
  })

  test('AbortSignal.timeout() aborts by the setTimeout that exists when it is called', () => {
    const code = `let fire, wait; globalThis.setTimeout = (f, ms) => { fire = f; wait = ms; return 1 }
      const s = AbortSignal.timeout(50); const before = s.aborted; fire()
      return [wait, before, s.aborted, s.reason.name]`
    expect(guest.run(code)).toEqual([50, false, true, 'TimeoutError'])
  })

  test('DOMException has the codes and fields of Node', () => {
    same(`(() => { const e = new DOMException('m', { name: 'AbortError', cause: 3 })
      return [e.name, e.message, e.code, e.cause, String(e), new DOMException().name, new DOMException('x', 'Odd').code] })()`)
  })
})
