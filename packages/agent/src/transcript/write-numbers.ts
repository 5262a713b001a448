import type { TokenUsage } from '../model/model.ts'

const NUMBERS = new Intl.NumberFormat('en')

/** Writes a number with its thousands apart: `12,345`. */
export function writeNumber(value: number): string {
  return NUMBERS.format(value)
}

/** Writes how many there are of something: `1 step`, `3 steps`. */
export function writeCount(count: number, noun: string): string {
  return `${writeNumber(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Writes milliseconds as people read them: `85 ms`, `1.2 s`, `2 min 5 s`, `1 h 2 min`. */
export function writeDuration(durationMs: number): string {
  if (durationMs < 999.5) return `${Math.round(durationMs)} ms`
  const seconds = durationMs / 1000
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`
  const [minutes, whole] = [Math.floor(Math.round(seconds) / 60), Math.round(seconds) % 60]
  if (minutes < 60) return `${minutes} min ${whole} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Writes tokens in and out: `3,200 (2,048 cached) → 96 tokens`, with `~` where they are reckoned. */
export function writeTokens({ inputTokens, outputTokens, cachedTokens, isEstimated }: TokenUsage): string {
  const cached = cachedTokens > 0 ? ` (${writeNumber(cachedTokens)} cached)` : ''
  return `${isEstimated ? '~' : ''}${writeNumber(inputTokens)}${cached} → ${writeNumber(outputTokens)} tokens`
}
