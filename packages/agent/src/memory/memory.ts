import type { Step } from '../steps.ts'
import { readMemory } from './read-memory.ts'
import { type ReplayOptions, replay } from './replay.ts'
import { toCode } from './to-code.ts'

/** A memory written down: what `toJSON` gives and `fromJSON` takes. */
export interface MemoryJson {
  readonly version: 1
  readonly systemPrompt: string
  readonly steps: readonly Step[]
}

/**
 * What one conversation with an agent remembers: the system prompt, and every step since; never changed once made.
 *
 * @example
 * const empty = new Memory('You count.')
 * const memory = empty.with({ type: 'task', task: 'Count to three.' })
 * const saved = JSON.stringify(memory)
 * Memory.fromJSON(JSON.parse(saved)).steps // → [{ type: 'task', task: 'Count to three.' }]
 * empty.steps.length // → 0
 */
export class Memory {
  readonly systemPrompt: string
  readonly steps: readonly Step[]

  constructor(systemPrompt: string, steps: readonly Step[] = []) {
    this.systemPrompt = systemPrompt
    this.steps = Object.freeze([...steps])
  }

  /**
   * Reads a memory that was written down, or takes it out of a `RunResult`; `json` is what `JSON.parse` gave.
   *
   * Every step is checked and copied; fields that this version does not know are kept. Throws a TypeError that names
   * the place that is wrong (`steps[3].number`), and a RangeError for a version that this one cannot read.
   */
  static fromJSON(json: unknown): Memory {
    const { systemPrompt, steps } = readMemory(json)
    return new Memory(systemPrompt, steps)
  }

  /** This memory with one step more; this one stays as it is. */
  with(step: Step): Memory {
    return new Memory(this.systemPrompt, [...this.steps, step])
  }

  /** The memory as plain data: `JSON.stringify(memory)` writes it, `Memory.fromJSON` reads it. */
  toJSON(): MemoryJson {
    return { version: 1, systemPrompt: this.systemPrompt, steps: this.steps }
  }

  /** The run as a text to print: see {@link replay}. */
  replay(options: ReplayOptions = {}): string {
    return replay(this.steps, options)
  }

  /** All code of the run as one script: see {@link toCode}. */
  toCode(): string {
    return toCode(this.steps)
  }
}
