import type { ModelMessage } from '../model/model.ts'
import type { Step } from '../steps.ts'
import { writeStep } from './build-messages.ts'
import { type Compaction, type CompactionOptions, readCompaction } from './compaction.ts'
import { Memory } from './memory.ts'
import { isNote } from './note-step.ts'
import { type Shortness, shortenStep } from './shorten-step.ts'
import { writeNote } from './write-note.ts'

/** Once over the limit, a conversation is cut down to this part of it, so that the next cut is some steps away. */
const GOAL = 3 / 4
/** What an image is taken to cost: servers count between some hundred and 1,600 tokens for one. */
const IMAGE_TOKENS = 1000

/** A step on its way through: how much of it is left, and what that costs. `LEFT_OUT` of it is a note. */
interface Entry {
  readonly original: Step
  readonly stage: number
  readonly tokens: number
}

const STAGES = [1, 2, 3, 4, 5] as const
type Stage = (typeof STAGES)[number]
const LEFT_OUT = 4

/**
 * Shortens what a model is sent of a long run, to within `maxTokens`. It is for the messages only: the run's own memory
 * keeps everything, and is given here anew each time.
 *
 * In this order, in each the oldest first, and only as far as needed: results are shortened, keeping head and tail;
 * they and plans that newer ones replaced are cut to a few words; old code is cut to its first lines; whole steps make
 * way for a note of how many they were and what tools they called; earlier tasks of the conversation, with their
 * answers, make way too. The system prompt, the task, the plan in force and the last `keepSteps` action steps are
 * never touched, so that the limit may be out of reach. A native tool call always keeps its result.
 *
 * Pure, so that the same memory always gives the same messages. It goes through the run as it grew: whenever it comes
 * to more than `maxTokens` it is cut down to three quarters of that, and then left alone until it is over again.
 * Between two such points messages are only added, and servers find the rest in their prompt caches; a window that
 * moved with each step would change the beginning each time.
 *
 * Throws a TypeError or RangeError for options that are not sound.
 *
 * @example
 * const memory = new Memory('You count.', [{ type: 'task', task: 'Count to three.' }])
 * compactMemory(memory, { maxTokens: 100_000 }) === memory // → true
 */
export function compactMemory(memory: Memory, options: CompactionOptions): Memory {
  return createCompactor(options)(memory)
}

/**
 * Makes a {@link compactMemory} for one run, which remembers how far it has come: given the memory of each step in
 * turn, it looks at the new steps only, and counts each text once.
 */
export function createCompactor(options: CompactionOptions): (memory: Memory) => Memory {
  const compaction = readCompaction(options)
  let progress: Progress | undefined
  return (memory) => {
    progress = goOn(isOf(progress, memory) ? progress : startOf(memory, compaction), memory, compaction)
    const { entries } = progress
    return entries.every((entry) => entry.stage === 0) ? memory : new Memory(memory.systemPrompt, writeEntries(entries))
  }
}

/** How a memory stands compacted, up to its step `entries.length`. */
interface Progress {
  readonly systemPrompt: string
  readonly systemTokens: number
  readonly entries: readonly Entry[]
  readonly total: number
}

/** Whether a memory goes on where another was left: it has the same steps, and maybe more. */
function isOf(progress: Progress | undefined, { systemPrompt, steps }: Memory): progress is Progress {
  if (progress === undefined || progress.systemPrompt !== systemPrompt) return false
  return progress.entries.every(({ original }, index) => original === steps[index])
}

function startOf({ systemPrompt }: Memory, compaction: Compaction): Progress {
  const systemTokens = countText(systemPrompt, compaction)
  return { systemPrompt, systemTokens, entries: [], total: systemTokens }
}

function goOn(progress: Progress, memory: Memory, compaction: Compaction): Progress {
  const count = (step: Step): number => countStep(step, compaction)
  let { total } = progress
  let entries = [...progress.entries]
  for (const original of memory.steps.slice(entries.length)) {
    const tokens = count(original)
    entries.push({ original, stage: 0, tokens })
    total += tokens
    if (total <= compaction.maxTokens) continue
    entries = cutDown(entries, compaction, progress.systemTokens)
    total = progress.systemTokens + costOf(entries, count)
  }
  return { ...progress, entries, total }
}

/** Goes through the stages until the goal is reached or nothing is left to cut. */
function cutDown(entries: readonly Entry[], compaction: Compaction, systemTokens: number): Entry[] {
  const goal = compaction.maxTokens * GOAL - systemTokens
  const end = startOfLast(entries, compaction.keepSteps)
  const count = (step: Step): number => countStep(step, compaction)
  const [lastPlan, lastTask] = [findLast(entries, 'plan'), findLast(entries, 'task')]
  const cut = [...entries]
  let total = costOf(cut, count)
  for (const stage of STAGES) {
    for (let index = 0; index < end && total > goal; index++) {
      const entry = cut[index]
      if (!entry || !mayCut(entry, stage, { isOldPlan: index < lastPlan, isOldTask: index < lastTask })) continue
      const shorter = cutEntry(entry, stage, count)
      cut[index] = shorter
      total = shorter.stage < LEFT_OUT ? total - entry.tokens + shorter.tokens : costOf(cut, count)
    }
  }
  return cut
}

/** Whether a stage has anything to do with a step: it comes before a newer plan, or before the task in hand. */
function mayCut(entry: Entry, stage: Stage, place: { isOldPlan: boolean; isOldTask: boolean }): boolean {
  const { original } = entry
  if (entry.stage >= Math.min(stage, LEFT_OUT) || isNote(original)) return false
  if (stage === 5) return place.isOldTask
  if (original.type === 'plan') return stage > 1 && place.isOldPlan
  // Answers stay as long as their tasks.
  return original.type === 'action' && !(stage === LEFT_OUT && original.isFinal)
}

/** A text that is short already may cost more with the mark of a cut than without. */
function cutEntry(entry: Entry, stage: Stage, count: (step: Step) => number): Entry {
  if (stage >= LEFT_OUT) return { ...entry, stage, tokens: 0 }
  const tokens = count(shortenStep(entry.original, stage as Shortness))
  return tokens < entry.tokens ? { ...entry, stage, tokens } : entry
}

function findLast(entries: readonly Entry[], type: Step['type']): number {
  return entries.findLastIndex(({ original }) => original.type === type && !isNote(original))
}

/** Index of the first of the last action steps that stay; 0 when there are no more than those. */
function startOfLast(entries: readonly Entry[], keepSteps: number): number {
  const actions = entries.flatMap(({ original }, index) => (original.type === 'action' ? [index] : []))
  return actions.length > keepSteps ? (actions.at(-keepSteps) ?? 0) : 0
}

function costOf(entries: readonly Entry[], count: (step: Step) => number): number {
  const kept = entries.reduce((sum, entry) => sum + (entry.stage < LEFT_OUT ? entry.tokens : 0), 0)
  return notesOf(entries).reduce((sum, { note }) => sum + count(note), kept)
}

function writeEntries(entries: readonly Entry[]): Step[] {
  const notes = new Map(notesOf(entries).map(({ at, note }) => [at, note]))
  return entries.flatMap(({ original, stage }, index): Step[] => {
    if (stage >= LEFT_OUT) return [notes.get(index)].filter((note) => note !== undefined)
    return [stage === 0 ? original : shortenStep(original, stage as Shortness)]
  })
}

/** One note for each row of steps that are left out, at the index of its first. */
function notesOf(entries: readonly Entry[]): { readonly at: number; readonly note: Step }[] {
  const rows: { at: number; steps: Step[] }[] = []
  entries.forEach(({ original, stage }, index) => {
    if (stage < LEFT_OUT) return
    const isGoingOn = (entries[index - 1]?.stage ?? 0) >= LEFT_OUT
    if (isGoingOn) rows.at(-1)?.steps.push(original)
    else rows.push({ at: index, steps: [original] })
  })
  return rows.map(({ at, steps }) => ({ at, note: writeNote(steps) }))
}

function countStep(step: Step, compaction: Compaction): number {
  return writeStep(step, true).reduce((sum, message) => sum + countMessage(message, compaction), 0)
}

function countMessage(message: ModelMessage, compaction: Compaction): number {
  const { content } = message
  if (typeof content !== 'string') {
    return content.reduce(
      (sum, part) => sum + (part.type === 'text' ? countText(part.text, compaction) : IMAGE_TOKENS),
      0,
    )
  }
  const { toolCalls = [], reasoning = '' } = message.role === 'assistant' ? message : {}
  // Next to tool calls, thoughts are sent back.
  const thoughts = toolCalls.length > 0 && reasoning !== '' ? [reasoning] : []
  const calls = toolCalls.flatMap((call) => [call.name, call.arguments])
  return countText([content, ...calls, ...thoughts].join('\n'), compaction)
}

function countText(text: string, { countTokens }: Compaction): number {
  const tokens = countTokens(text)
  if (Number.isFinite(tokens) && tokens >= 0) return tokens
  throw new TypeError(`Cannot compact a memory: countTokens gave ${String(tokens)}, which is no number of tokens`)
}
