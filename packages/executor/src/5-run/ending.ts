import type { GuestState } from './guest-cell.ts'

/** How a run ended. */
export type Ending = EndingKind & {
  /** True when the session was put back to its state before the cell. */
  readonly rolledBack: boolean
}

/** What ended a run: the cell settled, or something stopped it. */
export type EndingKind =
  /** 'v' and the value, 'x' and why it cannot cross, 'e' and what was thrown, 't' for a terminal call. */
  | {
      readonly kind: 'settled'
      readonly text: string
      /** The terminal host function whose answer `text` is. */
      readonly endedBy?: string
      /** True when the guest came near the end of its stack in the last turn. */
      readonly deep?: boolean
    }
  | { readonly kind: 'timeout'; readonly limit: 'cpuMs' | 'wallMs'; readonly droppedAt?: string }
  /** `droppedAt` says where dropped calls stood that the guest waited for: frames of a stack. */
  | { readonly kind: 'call-budget'; readonly droppedAt?: string }
  /**
   * `stack` says where a value is waited for that never comes, where that is known; `ofCell` that it is the value of
   * the cell.
   */
  | { readonly kind: 'deadlock'; readonly stack?: string; readonly ofCell?: boolean }
  | { readonly kind: 'memory' | 'stack' | 'crash' | 'engine' }

/** How a run ends that computed for too long. */
export const CPU_OVER: EndingKind = { kind: 'timeout', limit: 'cpuMs' }

/** How a run ends that took too long, with all that it waited for. */
export const WALL_OVER: EndingKind = { kind: 'timeout', limit: 'wallMs' }

/** How a run ends whose guest is quiet, with nothing left that could wake it. */
export function endOfQuiet({ settled, promise, scriptIsPending }: GuestState): EndingKind {
  if (settled !== undefined) return { kind: 'settled', text: settled }
  return promise !== 0 && !scriptIsPending ? { kind: 'deadlock', ofCell: true } : { kind: 'deadlock' }
}

/** An ending with the places of the dropped calls that the guest waited for, where it is a limit that was reached. */
export function placedEnd(end: EndingKind, droppedAt: string): EndingKind {
  const isLimit = end.kind === 'timeout' || end.kind === 'call-budget'
  return isLimit && droppedAt !== '' ? { ...end, droppedAt } : end
}

const KINDS: ReadonlySet<string> = new Set('settled timeout deadlock memory stack call-budget crash engine'.split(' '))

/** True for an ending: what a run goes on with has other kinds. */
export function isEnding(value: { readonly kind: string }): value is EndingKind {
  return KINDS.has(value.kind)
}
