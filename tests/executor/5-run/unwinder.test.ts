import { describe, expect, it } from 'vitest'
import { Unwinder } from '../../../packages/executor/src/5-run/unwinder.ts'

const STACK_TOP = 5 * 1024 * 1024 + 65_536
const DATA = 65_536

/** An unwinder over functions that note their calls. */
function noted(): { readonly unwinder: Unwinder; readonly calls: string[]; readonly words: Int32Array } {
  const memory = new WebAssembly.Memory({ initial: 96 })
  const calls: string[] = []
  const functions = {
    startUnwind: (data: number) => calls.push(`startUnwind ${data}`),
    stopUnwind: () => calls.push('stopUnwind'),
    startRewind: (data: number) => calls.push(`startRewind ${data}`),
    stopRewind: () => calls.push('stopRewind'),
  }
  const unwinder = new Unwinder({ memory, stackTop: STACK_TOP, functions })
  return { unwinder, calls, words: new Int32Array(memory.buffer) }
}

describe('Unwinder', () => {
  it('takes the guest off the stack, and puts it back with the answer', () => {
    const { unwinder, calls, words } = noted()
    const answer = (text: string | Uint8Array): number => text.length
    const enter = (): number => unwinder.hostCall(() => unwinder.halt(256 * 1024, answer))
    expect([enter(), unwinder.hasHalted(), unwinder.isHalted]).toEqual([0, true, true])
    expect(calls).toEqual([`startUnwind ${DATA}`, 'stopUnwind'])
    // Its frames go below all that the guest's stack and the engine's margin reach.
    expect([words[DATA >> 2], words[(DATA + 4) >> 2]]).toEqual([DATA + 16, STACK_TOP - (256 + 128) * 1024])
    unwinder.rewind('four')
    expect([enter(), unwinder.hasHalted(), unwinder.isHalted]).toEqual([4, false, false])
    expect(calls.slice(2)).toEqual([`startRewind ${DATA}`, 'stopRewind'])
  })

  it('does not halt a guest that runs inside another host call', () => {
    const { unwinder } = noted()
    const inner = (): number => (unwinder.canHalt ? 1 : 2)
    expect([unwinder.canHalt, unwinder.hostCall(inner)]).toEqual([false, 1])
    expect(unwinder.hostCall(() => unwinder.hostCall(inner))).toBe(2)
    expect(() => unwinder.hostCall(() => unwinder.hostCall(() => fail()))).toThrow('inside')
    expect(unwinder.hostCall(inner)).toBe(1)
  })

  it('takes a call inside of a host call off level by level, and puts it back in reverse', () => {
    const { unwinder, calls, words } = noted()
    /** Does what the engine does: the frames of an export take 100 bytes. */
    const unwound = (data: number): boolean => {
      if (unwinder.hasHalted()) words[data >> 2] = data + 16 + 100
      return unwinder.isHalted
    }
    const second = DATA + 128
    const log: unknown[] = []
    // The inner export calls a host function that halts; it is called again to be gone on with.
    const inner = (): number => unwinder.hostCall(() => unwinder.halt(256 * 1024, (text) => log.push(text)))
    const goOn = (text: string | Uint8Array): number =>
      unwinder.nest(() => {
        unwinder.rewind(text)
        return inner()
      })
    const outer = (): number =>
      unwinder.hostCall(() => {
        unwinder.nest(() => {
          log.push(unwinder.canHalt, inner())
          words[DATA >> 2] = DATA + 16 + 100
          log.push(unwinder.hasHalted())
        })
        return unwinder.halt(256 * 1024, goOn)
      })
    expect([outer(), unwound(second), log]).toEqual([0, true, [false, 0, true]])
    expect([words[second >> 2], words[(second + 4) >> 2]]).toEqual([second + 116, STACK_TOP - (256 + 128) * 1024])
    unwinder.rewind('answer')
    expect([outer(), unwinder.isHalted, log.at(-1)]).toEqual([4, false, 'answer'])
    expect(calls).toEqual([
      ...[`startUnwind ${DATA}`, 'stopUnwind', `startUnwind ${second}`, 'stopUnwind'],
      ...[`startRewind ${second}`, 'stopRewind', `startRewind ${DATA}`, 'stopRewind'],
    ])
  })

  it('clear() leaves nothing of the frames', () => {
    const { unwinder, words } = noted()
    unwinder.hostCall(() => unwinder.halt(256 * 1024, () => 0))
    words.fill(7, (DATA + 16) >> 2, (DATA + 4016) >> 2)
    words[DATA >> 2] = DATA + 4016
    unwinder.hasHalted()
    unwinder.clear()
    expect(words.subarray(DATA >> 2, (DATA + 8192) >> 2).every((word) => word === 0)).toBe(true)
  })
})

function fail(): number {
  throw new Error('inside')
}
