/** Longest pause that a server may ask for; one that asks for more gets its error reported instead. */
export const LONGEST_PAUSE_MS = 60_000

const FIRST_PAUSE_MS = 500
const LONGEST_BACKOFF_MS = 8_000

/**
 * Milliseconds to wait before a request is tried again.
 *
 * As long as the server asks, by header or else in its message (Gemini sends no header, and says "Please retry in
 * 34.07s."); where it does not ask, 0.5 s doubling to 8 s, less up to a quarter at random, so that callers who failed
 * together do not come back together.
 *
 * @example
 * retryPauseMs(0, (name) => (name === 'retry-after' ? '2' : null), 'Too many requests') // → 2000
 */
export function retryPauseMs(
  retries: number,
  readHeader: (name: string) => string | null | undefined,
  message: string,
): number {
  const asked = askedPauseMs(readHeader) ?? saidPauseMs(message)
  if (asked !== undefined) return Math.max(0, asked)
  return Math.min(FIRST_PAUSE_MS * 2 ** retries, LONGEST_BACKOFF_MS) * (1 - Math.random() * 0.25)
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); OpenAI and Azure also send `retry-after-ms`. */
function askedPauseMs(readHeader: (name: string) => string | null | undefined): number | undefined {
  const exact = Number.parseFloat(readHeader('retry-after-ms') ?? '')
  if (!Number.isNaN(exact)) return exact
  const text = readHeader('retry-after') ?? ''
  const milliseconds = /^\s*[\d.]+\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}

function saidPauseMs(message: string): number | undefined {
  const [, amount, unit] = /\b(?:retry|try again) in ([\d.]+) ?(ms|s)\b/i.exec(message) ?? []
  const milliseconds = Number(amount) * (unit === 'ms' ? 1 : 1000)
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}
