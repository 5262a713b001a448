import type { CallbackScope } from './messages.ts'

/** The key under which an object that is sent between threads says what it stands for. */
export const MARK = '$dormouse'

/** Stands for what cannot be sent as it is. */
export type Mark =
  /** A function of the calling thread. */
  | { readonly [MARK]: 'function'; readonly scope: CallbackScope; readonly id: number }
  /** The run's signal. */
  | { readonly [MARK]: 'signal' }
  /** An object that looks like a mark and is none. */
  | { readonly [MARK]: 'plain'; readonly fields: readonly (readonly [key: string, field: unknown])[] }
  /** A model made of its blueprint; the same `key` is the same model. */
  | { readonly [MARK]: 'model'; readonly key: number; readonly blueprint: unknown }
  /** A tool, by its number in the calling thread. */
  | { readonly [MARK]: 'tool'; readonly index: number; readonly fields: Readonly<Record<string, unknown>> }
  /** A model that is asked in the calling thread. */
  | {
      readonly [MARK]: 'caller-model'
      readonly id: string | undefined
      readonly provider: string | undefined
      readonly generate: Mark
    }
  /**
   * A Standard Schema, with what it takes and gives as JSON Schema, where it can say that; without `validate` one whose
   * values were checked before.
   */
  | {
      readonly [MARK]: 'schema'
      readonly vendor: string
      readonly validate?: Mark
      readonly input?: object
      readonly output?: object
    }
  /** An agent, or one as a tool. */
  | { readonly [MARK]: 'agent'; readonly kind: string; readonly options: unknown }
  | { readonly [MARK]: 'agent-tool'; readonly agent: unknown; readonly options: unknown }

/** Whether a value that came from another thread is a mark. */
export function isMark(value: object): value is Mark {
  return Object.hasOwn(value, MARK)
}

/** Whether a value is a plain object: one that an object literal, or a clone, makes. */
export function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
