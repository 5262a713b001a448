import { AgentError } from '@dormouse/agent'
import { describe, expect, it } from 'vitest'
import { CallerThrown, HelperThrown } from '../../../../packages/agent/src/node/blocking/thrown.ts'

/** What the calling thread gets that was thrown in the helper thread. */
function fromHelper(thrown: unknown): unknown {
  return new CallerThrown().unpack(structuredClone(new HelperThrown().pack(thrown)))
}

describe('HelperThrown', () => {
  it('pack() keeps class, code, fields and causes of errors', () => {
    const error = new AgentError('model', 'No reply', { cause: new TypeError('Inner', { cause: 'text' }) })
    const made = fromHelper(error) as AgentError
    expect(made).toBeInstanceOf(AgentError)
    expect(made).toMatchObject({ code: 'model', message: 'No reply', name: 'AgentError' })
    expect(made.cause).toBeInstanceOf(TypeError)
    expect((made.cause as Error).cause).toBe('text')
  })

  it('pack() keeps names of other classes, and leaves out what cannot be cloned', () => {
    class Special extends Error {
      override readonly name = 'Special'
      readonly left = 3
      readonly retry = (): void => {}
    }
    const made = fromHelper(new Special('Gone')) as Error
    expect(made).toMatchObject({ name: 'Special', message: 'Gone', left: 3 })
    expect(made).not.toHaveProperty('retry')
    expect(String(made)).toBe('Special: Gone')
  })

  it.each([['text'], [undefined], [null], [{ a: [1] }]])('pack() keeps %j', (thrown) => {
    expect(fromHelper(thrown)).toEqual(thrown)
  })

  it('pack() ends in causes that go round', () => {
    const error = new Error('Round')
    error.cause = error
    expect(fromHelper(error)).toMatchObject({ message: 'Round', cause: { message: 'Round' } })
  })
})

describe('CallerThrown', () => {
  it('unpack() gives the same object that was thrown here, also as a cause', () => {
    const [caller, helper] = [new CallerThrown(), new HelperThrown()]
    const thrown = { reason: 'mine' }
    const inHelper = helper.unpack(structuredClone(caller.pack(thrown)))
    expect(caller.unpack(structuredClone(helper.pack(inHelper)))).toBe(thrown)
    const wrapped = new AgentError('hook', 'It threw', { cause: inHelper })
    expect(caller.unpack(structuredClone(helper.pack(wrapped)))).toMatchObject({ code: 'hook', cause: thrown })
    expect((caller.unpack(helper.pack(wrapped)) as Error).cause).toBe(thrown)
  })
})
