import { beforeAll, describe, expect, test } from 'vitest'
import { compareWithNode } from '../../support/compare-with-node.ts'
import { type GuestWeb, loadGuestWeb } from '../../support/guest-web.ts'

let guest: GuestWeb
beforeAll(async () => {
  guest = await loadGuestWeb()
})

describe('locale formatting', () => {
  test.each([
    [`(1234567.891).toLocaleString()`],
    [`(1234567.891).toLocaleString('de-DE')`],
    [`(0.256).toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 })`],
    [`(1e21).toLocaleString('en')`],
    [`[NaN, Infinity, -Infinity, -0, 0.1].map((n) => n.toLocaleString('en', { maximumFractionDigits: 20 }))`],
    [`(12345678901234567890n).toLocaleString('en-IN')`],
    [`new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(-5.5)`],
    [`[1, 2.5, 3000].map(new Intl.NumberFormat('fr').format)`],
    [`Intl.NumberFormat('en', { notation: 'compact' }).format(1234567)`],
    [`new Intl.NumberFormat('en').format('123456789012345678901234567890.5')`],
    [`new Intl.NumberFormat('en').format(null) + new Intl.NumberFormat('en').format(undefined)`],
    [`new Intl.NumberFormat('en').format({ valueOf: () => 42 })`],
    [`new Intl.NumberFormat('de', { style: 'unit', unit: 'kilometer' }).formatToParts(12.5)`],
    [`new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).formatRange(3, 5)`],
    [`new Intl.NumberFormat('ar-EG').resolvedOptions()`],
    [`new Intl.NumberFormat('en', { style: 'currency' })`],
    [`new Intl.NumberFormat('en', { minimumFractionDigits: 200 })`],
    [`new Intl.NumberFormat('not_a_locale')`],
    [`new Intl.NumberFormat('en', { useGrouping: false }).format(12345)`],
    [`new Intl.NumberFormat(['xx', 'de']).format(1.5)`],
    [`new Date(0).toLocaleString('en-US', { timeZone: 'UTC' })`],
    [`new Date(0).toLocaleDateString('de', { timeZone: 'Asia/Tokyo' })`],
    [`new Date(0).toLocaleTimeString('en-GB', { timeZone: 'UTC' })`],
    [`new Date(0).toLocaleDateString('en', { timeZone: 'UTC', month: 'long' })`],
    [`new Date(0).toLocaleDateString('en', { timeZone: 'UTC', hour: 'numeric' })`],
    [`new Date(0).toLocaleTimeString('en', { timeZone: 'UTC', dateStyle: 'short' })`],
    [`new Date(0).toLocaleString('en', { timeZone: 'UTC', dateStyle: 'full', timeStyle: 'short' })`],
    [`new Date(0).toLocaleString('en', { timeZone: 'Mars/Base' })`],
    [`new Date(NaN).toLocaleString()`],
    [`new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(1e12))`],
    [`new Intl.DateTimeFormat('fr', { timeZone: 'UTC' }).format(NaN)`],
    [`Intl.DateTimeFormat('en', { timeZone: 'UTC' }).formatToParts(86400000)`],
    [`new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).formatRange(0, 1e10)`],
    [`new Intl.DateTimeFormat('en', { hour12: false, hour: 'numeric', timeZone: 'UTC' }).resolvedOptions()`],
    [`[0, 1, 2, 21].map((n) => new Intl.PluralRules('en', { type: 'ordinal' }).select(n))`],
    [`new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-1, 'day')`],
    [`new Intl.RelativeTimeFormat('de').formatToParts(3, 'weeks')`],
    [`new Intl.RelativeTimeFormat('de').format(3, 'parsecs')`],
    [`new Intl.ListFormat('en', { type: 'disjunction' }).format(['a', 'b', 'c'])`],
    [`new Intl.ListFormat('en').format(new Set(['a', 'b']))`],
    [`new Intl.ListFormat('en').format([1])`],
    [`new Intl.DisplayNames('en', { type: 'region' }).of('DE')`],
    [`new Intl.DisplayNames('en')`],
    [`[...new Intl.Segmenter('en', { granularity: 'word' }).segment('Hi, you.')]`],
    [`[...new Intl.Segmenter().segment('e\\u0301👩‍👩‍👧')].map((s) => s.segment.length)`],
    [`new Intl.Segmenter('en', { granularity: 'word' }).segment('Hi you').containing(4)`],
    [`['z', 'ä', 'a', 'Z', 'A'].sort(new Intl.Collator('de').compare)`],
    [`['a10', 'a9', 'a1'].sort(new Intl.Collator('en', { numeric: true }).compare)`],
    [`['ä', 'a', 'z', 'É', 'e', '-', '1', 'B', 'b'].sort((a, b) => a.localeCompare(b))`],
    [`'a'.localeCompare('A', 'en', { sensitivity: 'base' })`],
    [`'a'.localeCompare()`],
    [`'i'.toLocaleUpperCase('tr') + 'I'.toLocaleLowerCase('tr') + 'ß'.toLocaleUpperCase()`],
    [`[1234.5, new Date(0), null, 'x', [1e6]].toLocaleString('de', { timeZone: 'UTC' })`],
    [`new Float64Array([1234.5, 2]).toLocaleString('de')`],
    [`Intl.NumberFormat.supportedLocalesOf(['de', 'tlh'])`],
    [`Intl.getCanonicalLocales('EN-us')`],
    [`Intl.supportedValuesOf('calendar').includes('gregory')`],
    [`Intl.PluralRules('en')`],
    [`Object.prototype.toString.call(new Intl.NumberFormat())`],
    [`[Intl.NumberFormat.name, Intl.NumberFormat('en') instanceof Intl.NumberFormat, typeof Intl.Collator]`],
    [`Intl.NumberFormat.prototype.format.call({}, 1)`],
    [`(5).toLocaleString(null)`],
    [`(5).toLocaleString('en', null)`],
  ])('%s answers as Node does', (expression) => {
    const { guest: inGuest, node } = compareWithNode(guest, expression)
    expect(inGuest).toEqual(node)
  })

  test('a wrong locale is a RangeError of the guest, in the words of this host', () => {
    const wrong = (): string => (1).toLocaleString('x_y')
    let message = ''
    try {
      wrong()
    } catch (error) {
      message = (error as RangeError).message
    }
    expect(message).not.toBe('')
    expect(
      guest.run(`try { (1).toLocaleString('x_y') } catch (e) { return [e instanceof RangeError, e.message] }`),
    ).toEqual([true, message])
  })

  test('DateTimeFormat.format() without a date uses the clock of the session', () => {
    const code = `return new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format()`
    expect(guest.run(code)).toBe('11/14/2023')
  })

  test('formatting asks the host once per call', () => {
    const before = guest.services.length
    guest.run(`for (let i = 0; i < 10; i++) (i).toLocaleString('en')`)
    expect(guest.services.slice(before)).toEqual(Array(10).fill('intl.number.format'))
  })

  test('localeCompare() and Collator order ASCII text as Node does, without the host', () => {
    const code = `const characters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
      let state = 1
      const next = (n) => (state = (state * 48271) % 2147483647) % n
      const words = Array.from({ length: 400 }, () => Array.from({ length: next(6) }, () => characters[next(95)]).join(''))
      const names = words.map((word) => word.toLowerCase().slice(0, 2)).concat(words.map((word) => word.toUpperCase().slice(0, 2)))
      const all = [...characters, ...words, ...names, 'résumé', 'resume', 'Resume', 'zoë']
      const compare = new Intl.Collator('de').compare
      return [[...all].sort((a, b) => a.localeCompare(b, 'en')), [...all].sort(compare),
        all.map((word, i) => word.localeCompare(all[all.length - 1 - i], 'en-US'))]`
    const before = guest.services.length
    const inGuest = guest.run(code)
    expect(inGuest).toEqual(new Function(code)())
    expect(guest.services.length - before).toBeLessThan(300)
  })
})
