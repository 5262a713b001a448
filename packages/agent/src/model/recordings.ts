import type { ModelDelta, ModelMessage, ModelOptions, ModelReply } from './model.ts'

/** What a model was asked, as plain data: all that decides its answer, and no key or header. */
export interface RecordedRequest extends Pick<ModelOptions, 'tools' | 'toolChoice' | 'responseFormat' | 'stop'> {
  /** The name under which it was recorded, where there is one. */
  readonly id?: string
  readonly messages: readonly ModelMessage[]
}

/** One answer of a model. */
export interface RecordedAnswer {
  /** The whole reply; of a stream that was left early, what had come of it. */
  readonly reply: ModelReply
  /** The pieces of a stream. Left out where the reply came whole. */
  readonly deltas?: readonly Exclude<ModelDelta, { readonly type: 'reply' }>[]
  /** True where the stream was left early. */
  readonly isLeft?: boolean
}

/** A request with its answers: one for each time that it was made, in order. */
export interface Recording {
  readonly request: RecordedRequest
  readonly answers: readonly RecordedAnswer[]
}

/** Where recordings are kept: what a `RecordedModel` needs of it. */
export interface RecordingStore {
  /** The recording of that key, if there is one. */
  read(key: string): Promise<Recording | undefined>
  /** Puts a recording in the place of the one of that key. A model waits for it before it writes that key again. */
  write(key: string, recording: Recording): Promise<void>
  /** All recordings: to say which one is nearest to a request that has none. Optional. */
  list?(): Promise<readonly Recording[]>
}

/**
 * The key of a request: its JSON with the names in order, so that it does not depend on how the request was put
 * together.
 *
 * @example
 * recordingKey({ stop: ['x'], messages: [] }) // '{"messages":[],"stop":["x"]}'
 */
export function recordingKey(request: RecordedRequest): string {
  return canonicalJson(request)
}

/**
 * JSON with the names of every object in order.
 *
 * @example canonicalJson({ b: 1, a: [{ d: 2, c: undefined }] }) // '{"a":[{"d":2}],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}

/**
 * Recordings in memory, which go into JSON and come back from it.
 *
 * @example
 * const recordings = new MemoryRecordings()
 * const copy = new MemoryRecordings(JSON.parse(JSON.stringify(recordings)))
 * copy.toJSON() // []
 */
export class MemoryRecordings implements RecordingStore {
  readonly #recordings = new Map<string, Recording>()

  /** @param recordings what another one's `toJSON` gave */
  constructor(recordings: readonly Recording[] = []) {
    if (!Array.isArray(recordings)) {
      throw new TypeError('Cannot read recordings: they must be a list, as toJSON of MemoryRecordings gives')
    }
    for (const recording of recordings) this.#recordings.set(recordingKey(recording.request), recording)
  }

  async read(key: string): Promise<Recording | undefined> {
    return this.#recordings.get(key)
  }

  async write(key: string, recording: Recording): Promise<void> {
    this.#recordings.set(key, recording)
  }

  async list(): Promise<readonly Recording[]> {
    return [...this.#recordings.values()]
  }

  /** All recordings, in the order of their keys: it does not depend on which answer came first. */
  toJSON(): readonly Recording[] {
    return [...this.#recordings].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, recording]) => recording)
  }
}
