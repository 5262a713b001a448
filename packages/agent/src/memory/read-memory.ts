import type { Step } from '../steps.ts'
import {
  isRecord,
  type JsonReader,
  readAny,
  readBoolean,
  readList,
  readNumber,
  readOneOf,
  readRecord,
  readText,
  readWhole,
  refuse,
} from './read-json.ts'

/** What a memory is made of. */
export interface MemoryParts {
  readonly systemPrompt: string
  readonly steps: readonly Step[]
}

/**
 * Reads the parts of a memory out of parsed JSON: what `memory.toJSON()` gave, or a `RunResult`.
 *
 * Throws a TypeError that names the place that is wrong, and a RangeError for a version other than 1.
 */
export function readMemory(json: unknown): MemoryParts {
  if (!isRecord(json)) {
    const hint = typeof json === 'string' ? ' (give it what JSON.parse makes of the text)' : ''
    throw new TypeError(`Cannot read a memory: it must be an object, is ${json === null ? 'null' : typeof json}${hint}`)
  }
  // A run's result has no version of its own: its id tells it apart.
  if (!Object.hasOwn(json, 'runId')) checkVersion(json['version'])
  const { systemPrompt, steps } = json
  // The readers have checked what the types say.
  return readParts({ systemPrompt, steps }, '') as unknown as MemoryParts
}

function checkVersion(version: unknown): void {
  if (version === 1) return
  if (typeof version !== 'number') refuse('version', '1', version)
  throw new RangeError(`Cannot read a memory of version ${version}: this version of @dormouse/agent reads version 1`)
}

const TOKENS = {
  inputTokens: readNumber,
  outputTokens: readNumber,
  cachedTokens: readNumber,
  reasoningTokens: readNumber,
}
const IS_ESTIMATED = { isEstimated: readBoolean }
const readTokens = readRecord(TOKENS, IS_ESTIMATED)
const readUsage = readRecord(
  {
    ...TOKENS,
    modelCalls: readNumber,
    toolCalls: readNumber,
    modelMs: readNumber,
    guestCpuMs: readNumber,
    toolMs: readNumber,
  },
  IS_ESTIMATED,
)

const readCall = readRecord(
  {
    id: readWhole(1),
    name: readText,
    args: readList(readAny),
    status: readOneOf('pending', 'fulfilled', 'rejected', 'aborted'),
    durationMs: readNumber,
  },
  {
    value: readAny,
    error: readRecord({ name: readText, message: readText }),
    run: readRecord({ id: readText, usage: readUsage }),
  },
)

const PROVIDER_DATA = { providerData: readRecord({ madeBy: readText }) }
const MODEL_SHARE = { modelMs: readNumber, startedAt: readNumber, durationMs: readNumber }
const MODEL_KEPT = { usage: readTokens, reasoning: readText, ...PROVIDER_DATA }

const readToolCall = readRecord({ id: readText, name: readText, arguments: readText, result: readText }, PROVIDER_DATA)

const STEP_READERS: ReadonlyMap<unknown, JsonReader> = new Map([
  [
    'task',
    readRecord(
      { type: readText, task: readText },
      {
        variables: readList(
          readRecord({ name: readText, type: readText, preview: readText }, { isReference: readBoolean }),
        ),
        images: readList(readText),
        isNote: readOneOf(true),
      },
    ),
  ],
  ['plan', readRecord({ type: readText, before: readWhole(1), plan: readText, ...MODEL_SHARE }, MODEL_KEPT)],
  [
    'action',
    readRecord(
      {
        type: readText,
        number: readWhole(1),
        modelOutput: readText,
        logs: readList(readRecord({ level: readText, text: readText })),
        calls: readList(readCall),
        observation: readText,
        isFinal: readBoolean,
        guestCpuMs: readNumber,
        ...MODEL_SHARE,
      },
      {
        ...MODEL_KEPT,
        code: readText,
        toolCalls: readList(readToolCall),
        error: readRecord({ code: readText, name: readText, message: readText }, { codeFrame: readText }),
      },
    ),
  ],
  ['last-answer', readRecord({ type: readText, modelOutput: readText, ...MODEL_SHARE }, MODEL_KEPT)],
])

const readStep: JsonReader = (value, path) => {
  if (!isRecord(value)) return refuse(path, 'an object', value)
  const read = STEP_READERS.get(value['type'])
  if (read) return read(value, path)
  return refuse(`${path}.type`, `one of ${[...STEP_READERS.keys()].join(', ')}`, value['type'])
}

const readParts = readRecord({ systemPrompt: readText, steps: readList(readStep) })
