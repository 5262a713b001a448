import { describe, expect, it } from 'vitest'
import { NO_NAMES } from '../../packages/executor/src/3-rewrite/top-level.ts'
import { CellHistory } from '../../packages/executor/src/cell-history.ts'
import type { SessionCore } from '../../packages/executor/src/session-core.ts'

/** A history for a session with one host function, which is all that it asks of its session. */
function historyOf(): CellHistory {
  const hostFunctions = new Map([['tick', { invoke: () => 1, terminal: false }]])
  const compileOptions = { hostFunctions, modulesSuspend: false, hasTerminal: false, sourceBytes: 1000 }
  return new CellHistory({ compileOptions } as Partial<SessionCore> as SessionCore)
}

describe('CellHistory', () => {
  it('add() names cells by their number from 1', () => {
    const history = historyOf()
    const names = Array.from({ length: 130 }, (_, index) => history.add(`${index}`, NO_NAMES))
    expect(names).toEqual(Array.from({ length: 130 }, (_, index) => `cell-${index + 1}.js`))
  })

  it('find() keeps the last 64 cells', () => {
    const history = historyOf()
    for (let cell = 1; cell <= 64; cell++) history.add(`'cell ${cell}'`, NO_NAMES)
    expect(history.find('cell-1.js')?.code).toBe(`'cell 1'`)
    for (let cell = 65; cell <= 100; cell++) history.add(`'cell ${cell}'`, NO_NAMES)
    const found = Array.from({ length: 102 }, (_, cell) => history.find(`cell-${cell}.js`)?.code)
    expect(found.slice(0, 37)).toEqual(new Array(37).fill(undefined))
    expect(found.slice(37)).toEqual([...Array.from({ length: 64 }, (_, index) => `'cell ${index + 37}'`), undefined])
  })

  it('find() compiles a cell again as it was, with the names of its time', () => {
    const history = historyOf()
    const name = history.add('const a = tick(1); a', NO_NAMES)
    const first = history.find(name)
    expect(first?.runnable.scriptText).toContain('await')
    const names = first?.runnable.names ?? NO_NAMES
    const second = history.find(history.add('const b = a', names))
    expect(second?.runnable.names.bindings.has('a')).toBe(true)
    expect(history.find(name)?.runnable).toEqual(first?.runnable)
    expect(history.find(name)?.runnable.names.bindings.has('b')).toBe(false)
  })

  it.each(['', 'cell-1', 'cell-x.js', 'cell-0.js', 'cell-2.js', 'dormouse.js', 'a cell-1.js', 'cell-1.js '])(
    'find() knows no cell of the name %j',
    (name) => {
      const history = historyOf()
      history.add('1', NO_NAMES)
      expect(history.find(name)).toBeUndefined()
    },
  )
})
