import type { CodeCall, EndedCell } from '../executor.ts'
import { toJson } from '../json.ts'
import { cutMiddle } from './cut-middle.ts'

const MAX_CALLS_SHOWN = 20
const MAX_CALL_CHARS = 200

/**
 * Writes what the model is told about its cell: logs, then the value, or the error with its code frame and advice.
 *
 * Logs and value are each cut to `maxChars`, keeping head and tail. After an error it lists the calls that were made,
 * so that the model does not make them again.
 */
export function writeObservation(outcome: EndedCell, maxChars: number): string {
  const parts = [writeLogs(outcome, maxChars)]
  if (outcome.status === 'failed') parts.push(writeError(outcome, maxChars), writeCalls(outcome.calls))
  else if (outcome.value !== undefined) parts.push(`Value:\n${cutMiddle(writeValue(outcome.value), maxChars)}`)
  const text = parts.filter((part) => part !== '').join('\n\n')
  return text || 'The code ran. It logged nothing, and its last expression has no value.'
}

function writeLogs({ logs, logBytesOmitted }: EndedCell, maxChars: number): string {
  if (logs.length === 0) return ''
  const lines = logs.map(({ level, text }) => (level === 'log' || level === 'info' ? text : `[${level}] ${text}`))
  const note = logBytesOmitted > 0 ? `\n(${logBytesOmitted} bytes of logs left out)` : ''
  return `Logs:\n${cutMiddle(lines.join('\n'), maxChars)}${note}`
}

/** Strings as they are, for they may have lines; small values on one line, others indented. */
function writeValue(value: unknown): string {
  if (typeof value === 'string') return value
  const json = toJson(value)
  const line = JSON.stringify(json)
  return line.length <= 100 ? line : JSON.stringify(json, null, 2)
}

function writeError(outcome: EndedCell & { readonly status: 'failed' }, maxChars: number): string {
  const { name, message, codeFrame, advice } = outcome.error
  const lines = [`Error:\n${cutMiddle(`${name}: ${message}`, maxChars)}`]
  if (codeFrame !== undefined) lines.push(codeFrame)
  if (advice !== undefined) lines.push(advice)
  if (outcome.rolledBack) lines.push('Variables are as they were before this code.')
  return lines.join('\n')
}

function writeCalls(calls: readonly CodeCall[]): string {
  if (calls.length === 0) return ''
  const lines = calls.slice(-MAX_CALLS_SHOWN).map((call) => cutMiddle(writeCall(call), MAX_CALL_CHARS))
  if (calls.length > MAX_CALLS_SHOWN) lines.unshift(`(${calls.length - MAX_CALLS_SHOWN} earlier calls)`)
  return `Calls made before the error:\n${lines.join('\n')}`
}

function writeCall({ name, args, status, value, error }: CodeCall): string {
  const call = `${name}(${args.map((argument) => JSON.stringify(toJson(argument))).join(', ')})`
  if (status === 'fulfilled') return `${call} → ${JSON.stringify(toJson(value))}`
  return `${call} → ${status}${error ? `: ${error.message}` : ''}`
}
