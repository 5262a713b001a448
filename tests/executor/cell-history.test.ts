import { describe, expect, it } from 'vitest'
import { NO_NAMES } from '../../packages/executor/src/3-rewrite/top-level.ts'
import {
  CellHistory,
  compilePast,
  goneOn,
  historyOf,
  type PastCells,
} from '../../packages/executor/src/cell-history.ts'
import type { CompiledCell } from '../../packages/executor/src/compile.ts'

const hostFunctions = new Map([['tick', { terminal: false }]])
const compileOptions = { hostFunctions, modulesSuspend: false, hasTerminal: false, sourceBytes: 1000, settles: true }

const find = (history: CellHistory, fileName: string): CompiledCell | undefined =>
  compilePast(history, fileName, compileOptions)

describe('CellHistory', () => {
  it('add() names cells by their number from 1', () => {
    const history = new CellHistory()
    const names = Array.from({ length: 130 }, (_, index) => history.add(`${index}`, NO_NAMES).fileName)
    expect(names).toEqual(Array.from({ length: 130 }, (_, index) => `cell-${index + 1}.js`))
  })

  it('compilePast() keeps the last 64 cells', () => {
    const history = new CellHistory()
    for (let cell = 1; cell <= 64; cell++) history.add(`'cell ${cell}'`, NO_NAMES)
    expect(find(history, 'cell-1.js')?.code).toBe(`'cell 1'`)
    for (let cell = 65; cell <= 100; cell++) history.add(`'cell ${cell}'`, NO_NAMES)
    const found = Array.from({ length: 102 }, (_, cell) => find(history, `cell-${cell}.js`)?.code)
    expect(found.slice(0, 37)).toEqual(new Array(37).fill(undefined))
    expect(found.slice(37)).toEqual([...Array.from({ length: 64 }, (_, index) => `'cell ${index + 37}'`), undefined])
  })

  it('compilePast() compiles a cell again as it was, with the names of its time', () => {
    const history = new CellHistory()
    const { fileName: name } = history.add('const a = tick(1); a', NO_NAMES)
    const first = find(history, name)
    expect(first?.runnable.scriptText).toContain('await')
    const names = first?.runnable.names ?? NO_NAMES
    const second = find(history, history.add('const b = a', names).fileName)
    expect(second?.runnable.names.bindings.has('a')).toBe(true)
    expect(find(history, name)?.runnable).toEqual(first?.runnable)
    expect(find(history, name)?.runnable.names.bindings.has('b')).toBe(false)
  })

  it.each(['', 'cell-1', 'cell-x.js', 'cell-0.js', 'cell-2.js', 'dormouse.js', 'a cell-1.js', 'cell-1.js '])(
    'compilePast() knows no cell of the name %j',
    (name) => {
      const history = new CellHistory()
      history.add('1', NO_NAMES)
      expect(find(history, name)).toBeUndefined()
    },
  )

  it('goneOn() adds the cell that runs next, in place of one that was refused, and tells nothing over a gap', () => {
    const cell = (number: number, code = `${number}`): Parameters<typeof goneOn>[1] => ({
      code,
      names: NO_NAMES,
      fileName: `cell-${number}.js`,
    })
    const codesOf = (past: PastCells | undefined): unknown => past && [past.first, past.cells.map(({ code }) => code)]
    const one = historyOf(cell(1))
    expect(codesOf(goneOn(one, cell(2)))).toEqual([1, ['1', '2']])
    expect(codesOf(goneOn(goneOn(one, cell(2)), cell(2, 'again')))).toEqual([1, ['1', 'again']])
    expect([goneOn(undefined, cell(2)), goneOn(one, cell(3))]).toEqual([undefined, undefined])
    let past: PastCells | undefined = one
    for (let number = 2; number <= 66; number++) past = goneOn(past, cell(number))
    expect([past?.first, past?.cells.length, past?.cells.at(-1)?.code]).toEqual([3, 64, '66'])
  })
})
