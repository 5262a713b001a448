import { describe, expect, it } from 'vitest'
import { LogBook, utf8Length } from '../../../packages/executor/src/6-bridge/log-book.ts'

/** What a book of so many bytes keeps of lines. */
function kept(logBytes: number, lines: readonly string[]): { lines: string[]; omitted: number } {
  const book = new LogBook(logBytes)
  for (const text of lines) book.add({ level: 'log', text })
  return { lines: book.entries().map(({ text }) => text), omitted: book.omittedBytes }
}

/** So many different lines of nine bytes, their ends not counted. */
function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${String(index).padStart(4, '0')}`)
}

describe('LogBook', () => {
  it('keeps all that fits, in order, with its levels', () => {
    const book = new LogBook(100)
    book.add({ level: 'warn', text: 'a' })
    book.add({ level: 'error', text: '' })
    expect(book.entries()).toEqual([
      { level: 'warn', text: 'a' },
      { level: 'error', text: '' },
    ])
    expect(book.omittedBytes).toBe(0)
    expect(new LogBook(100).entries()).toEqual([])
  })

  it('keeps lines that fill both halves to the last byte', () => {
    expect(kept(100, numbered(10))).toEqual({ lines: numbered(10), omitted: 0 })
  })

  it('cuts the middle out of more, and counts the text that it cut', () => {
    const lines = numbered(3000)
    expect(kept(100, lines)).toEqual({ lines: [...lines.slice(0, 5), ...lines.slice(-5)], omitted: 2990 * 9 })
  })

  it('counts so many bytes for a line besides its text, where it is told to', () => {
    const book = new LogBook(1000, undefined, 64)
    for (let line = 0; line < 1000; line++) book.add({ level: 'log', text: '' })
    expect([book.entries().length, book.omittedBytes]).toEqual([14, 0])
  })

  it('keeps the head as it is once a line did not fit in it', () => {
    const { lines } = kept(20, ['aaaa', 'bbbbbbb', 'c'])
    expect(lines).toEqual(['aaaa', 'bbbbbbb', 'c'])
  })

  it('keeps the end of a line that is longer than half of the room', () => {
    const { lines, omitted } = kept(40, ['start', `${'x'.repeat(100)}end`])
    expect(lines[0]).toBe('start')
    expect(lines[1]).toMatch(/^x+end$/)
    expect(utf8Length(lines[1] ?? '')).toBeLessThan(20)
    expect(omitted).toBe(103 - utf8Length(lines[1] ?? ''))
  })

  it.each(['é', '漢', '😀'])('stays within its bytes with lines of %s', (character) => {
    for (let length = 0; length < 60; length += 7) {
      const lines = [character.repeat(length), 'a', character.repeat(60 - length), character]
      const book = kept(64, lines)
      expect(utf8Length(book.lines.join('\n'))).toBeLessThanOrEqual(64)
      expect(utf8Length(book.lines.join('')) + book.omitted).toBe(utf8Length(lines.join('')))
      expect(book.lines.at(-1)).toBe(character)
    }
  })

  it.each([1, 2, 3])('keeps no text in %i bytes', (logBytes) => {
    expect(kept(logBytes, ['abc', 'def']).lines.join('').length).toBeLessThanOrEqual(1)
  })
})

describe('utf8Length()', () => {
  it.each(['', 'a', '\x7f\x80', '\u07ff\u0800', '\uffff', '😀', 'a😀é漢', '😀😀'])('counts %j', (text) => {
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
  })

  it.each(['\ud800', '\udc00', 'a\udc00b', '\ud800a', '\udc00\ud800'])(
    'counts three bytes for a half of a pair: %j',
    (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
    },
  )
})
