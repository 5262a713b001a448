import { describe, expect, it } from 'vitest'
import { addDetails, type ReasoningDetail } from '../../../packages/agent/src/model/reasoning-details.ts'

const text = (text: string | null, more: object = {}): ReasoningDetail => {
  return { type: 'reasoning.text', text, format: 'anthropic-claude-v1', index: 0, ...more }
}
const sealed = (data: string, more: object = {}): ReasoningDetail => {
  return { type: 'reasoning.encrypted', data, id: 'rs_1', index: 0, ...more }
}

describe('addDetails()', () => {
  it('addDetails() joins the pieces of a text, and its signature at the end', () => {
    const pieces = [text('I ', { signature: null }), text('see.'), text(null, { signature: 'c2lnbg==' })]
    const details = pieces.reduce<readonly ReasoningDetail[]>((all, piece) => addDetails(all, [piece]), [])
    expect(details).toEqual([text('I see.', { signature: 'c2lnbg==' })])
  })

  it('addDetails() joins the pieces of a summary and leaves encrypted entries whole', () => {
    const summary = (part: string): ReasoningDetail => ({ type: 'reasoning.summary', summary: part, index: 0 })
    expect(addDetails([summary('One ')], [summary('two'), sealed('a'), sealed('b')])).toEqual([
      summary('One two'),
      sealed('a'),
      sealed('b'),
    ])
  })

  it('addDetails() begins a new entry at another index, another type, and behind a signature', () => {
    const [first, second, third] = [text('a', { signature: 's' }), text('b'), text('c', { index: 1 })]
    const details = [first, second, third, sealed('x', { index: 1 }), text('d', { index: 1 })]
    expect(addDetails([], details)).toEqual(details)
  })

  it('addDetails() keeps entries of types that it does not know as they are', () => {
    const details = [{ type: 'reasoning.new', text: 'a' }, { type: 'reasoning.new', text: 'b' }, { text: 'c' }]
    expect(addDetails([], details)).toEqual(details)
  })

  it('addDetails() changes no list that it was given', () => {
    const before = Object.freeze([Object.freeze(text('a'))])
    expect(addDetails(before, [text('b')])).toEqual([text('ab')])
    expect(before).toEqual([text('a')])
  })
})
