import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TaggedValue } from './tagged-value.ts'
import { taggedValue } from './tagged-value.ts'

/** What one cell of a sample must give: its value as tagged JSON, or its error, and its console lines. */
export type ExpectedCell =
  | { status: 'completed'; value: TaggedValue; logs: string[] }
  | { status: 'failed'; error: { name: string; message: string }; logs: string[] }

/** One behaviour of the language: the cells of a session, and what each must give. */
export interface Sample {
  readonly name: string
  /** The code given to the executor, one string per cell. */
  readonly cells: readonly string[]
  /**
   * The same cells for plain Node: of a TypeScript sample without its types, of a sample in mixed style its awaited
   * twin, which awaits whatever has to be awaited.
   */
  readonly plainCells: readonly string[]
  /** True when `plainCells` are an awaited twin. */
  readonly isTwinned: boolean
  readonly typescript: boolean
  /** Which stand-ins the plain-Node reference takes. The executor always gets the asynchronous ones. */
  readonly standIns: 'sync' | 'async'
  /** True when plain Node cannot say what is expected, and a person wrote it. */
  readonly byHand: boolean
  /** Options of the session beside the host functions, from `options.json`. */
  readonly options: SampleOptions
  readonly expected: readonly ExpectedCell[]
}

/** Options of the session that a sample asks for. */
export interface SampleOptions {
  /** `'plain'`: calls of async functions without `await` mean what they mean in plain JavaScript. Default `'wait'`. */
  readonly asyncCalls?: 'wait' | 'plain'
}

/** The part of an outcome that a sample fixes. */
export interface ComparableOutcome {
  readonly status: string
  readonly value?: unknown
  readonly error?: { readonly name: string; readonly message: string }
  readonly logs: readonly { readonly level: string; readonly text: string }[]
}

/** Folder of the samples, from the root of the repository, where tests and scripts run. */
export const samplesFolder = 'tests/executor/samples'

interface SampleSettings {
  readonly standIns?: 'sync' | 'async'
  readonly expected?: 'by-hand'
}

const readJson = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

const cellNumber = (file: string): number => Number(/\.(\d+)\./.exec(file)?.[1] ?? 0)

function readCells(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((file) => pattern.test(file))
    .sort((left, right) => cellNumber(left) - cellNumber(right))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

function loadSample(name: string): Sample {
  const folder = join(samplesFolder, name)
  const settings = (readJson(join(folder, 'sample.json')) ?? {}) as SampleSettings
  const expected = readJson(join(folder, 'expected.json')) as ExpectedCell | ExpectedCell[] | undefined
  const typescriptCells = readCells(folder, /^code(\.\d+)?\.ts$/)
  const typescript = typescriptCells.length > 0
  const cells = typescript ? typescriptCells : readCells(folder, /^code(\.\d+)?\.js$/)
  const twinCells = readCells(folder, /^twin(\.\d+)?\.js$/)
  const isTwinned = twinCells.length > 0
  const untwinned = typescript ? readCells(folder, /^plain(\.\d+)?\.js$/) : cells
  return {
    name,
    cells,
    plainCells: isTwinned ? twinCells : untwinned,
    isTwinned,
    typescript,
    standIns: isTwinned ? 'async' : (settings.standIns ?? 'sync'),
    byHand: settings.expected === 'by-hand',
    options: (readJson(join(folder, 'options.json')) ?? {}) as SampleOptions,
    expected: expected === undefined ? [] : Array.isArray(expected) ? expected : [expected],
  }
}

/** Reads every sample folder, in the order of their names. */
export function loadSamples(): Sample[] {
  return readdirSync(samplesFolder).sort().map(loadSample)
}

/** Puts an outcome in the form of `expected.json`. */
export function describeOutcome(outcome: ComparableOutcome): ExpectedCell {
  const logs = outcome.logs.map(({ level, text }) => `${level}: ${text}`)
  if (outcome.status === 'completed') return { status: 'completed', value: taggedValue(outcome.value), logs }
  const { name, message } = outcome.error ?? { name: 'none', message: 'the outcome has no error' }
  return { status: 'failed', error: { name, message }, logs }
}

/**
 * Compares one cell's outcome with what the sample expects of it: value, error name and message, console lines.
 *
 * @throws {Error} with both sides as JSON, when they differ.
 */
export function compareOutcome(sample: Sample, index: number, outcome: ComparableOutcome): void {
  const expected = JSON.stringify(sample.expected[index], null, 2)
  const actual = JSON.stringify(describeOutcome(outcome), null, 2)
  if (expected === actual) return
  const cell = sample.cells.length > 1 ? `, cell ${index + 1}` : ''
  throw new Error(`${sample.name}${cell}: the outcome differs\n--- expected\n${expected}\n--- actual\n${actual}`)
}
