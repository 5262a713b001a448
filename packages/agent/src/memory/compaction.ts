/** How a long conversation is kept within a model's means: see {@link compactMemory}. */
export interface CompactionOptions {
  /** Tokens that the messages may come to before they are compacted. A whole number from 1. */
  readonly maxTokens: number
  /** How many of the last action steps stay as they are. A whole number from 1. Default 4: what the model works on. */
  readonly keepSteps?: number
  /**
   * Counts the tokens of a text. Default: a quarter of its characters, which is near the truth for English and code,
   * and too little for Chinese or Japanese.
   */
  readonly countTokens?: (text: string) => number
}

/** Checked {@link CompactionOptions}. */
export type Compaction = Readonly<Required<CompactionOptions>>

const OPTIONS = new Set(['maxTokens', 'keepSteps', 'countTokens'])
const CHARS_PER_TOKEN = 4

/** Checks compaction options and fills them in. Throws a TypeError or RangeError that says what is wrong. */
export function readCompaction(options: CompactionOptions): Compaction {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('Cannot compact a memory: the options must be an object with maxTokens')
  }
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name))
  if (unknown !== undefined) {
    throw new TypeError(`Cannot compact a memory: no option is called ${unknown}, but ${[...OPTIONS].join(', ')} are`)
  }
  const { maxTokens, keepSteps = 4, countTokens = countByCharacters } = options
  checkWhole('maxTokens', maxTokens)
  checkWhole('keepSteps', keepSteps)
  if (typeof countTokens !== 'function') {
    throw new TypeError(
      `Cannot take ${String(countTokens)} as countTokens: it must be a function from a text to a number`,
    )
  }
  return Object.freeze({ maxTokens, keepSteps, countTokens })
}

function checkWhole(name: string, value: unknown): void {
  if (typeof value !== 'number') throw new TypeError(`Cannot take ${String(value)} as ${name}: it must be a number`)
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`Cannot take ${value} as ${name}: it must be a whole number from 1`)
  }
}

function countByCharacters(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN)
}
