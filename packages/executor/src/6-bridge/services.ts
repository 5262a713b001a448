import { answerIntl } from './services/intl.ts'
import { answerUrl } from './services/url.ts'

/** What a service may use of the session that asks: its random source (bytes) and its clock (ms since 1970). */
export type ServiceSession = {
  randomBytes(length: number): Uint8Array
  nowMs(): number
}

const MAX_RANDOM_BYTES = 65_536

/**
 * Answers a question of the guest's own web library: formatting and comparing by locale, URL parsing, random bytes,
 * the time.
 *
 * Takes and gives plain data; what it is given comes from the guest and is checked as such. Uses only what every
 * JavaScript host has (`Intl`, `URL`). Throws a TypeError for an unknown name or a malformed argument, and what Intl
 * itself throws (RangeError for a wrong locale or option).
 *
 * @example answerService('intl.number.format', { locales: ['de'], options: {}, input: [1234.5] }, session) // '1.234,5'
 */
export function answerService(name: string, argument: unknown, session: ServiceSession): unknown {
  if (name === 'now') return session.nowMs()
  if (name === 'random') return randomBytes(argument, session)
  const [group, kind, method] = name.split('.')
  if (group === 'intl' && kind !== undefined && method !== undefined) return answerIntl(kind, method, argument)
  if (group === 'url' && kind !== undefined) return answerUrl(kind, argument)
  throw new TypeError(`Cannot answer the guest: there is no service ${JSON.stringify(name)}`)
}

function randomBytes(argument: unknown, session: ServiceSession): number[] {
  const length = typeof argument === 'object' && argument !== null && 'length' in argument ? argument.length : undefined
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0 || length > MAX_RANDOM_BYTES) {
    throw new RangeError(`Cannot draw random bytes: ${String(length)} is no whole number from 0 to ${MAX_RANDOM_BYTES}`)
  }
  return Array.from(session.randomBytes(length))
}
