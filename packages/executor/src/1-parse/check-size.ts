import { SyntaxFailure } from './syntax-failure.ts'

/**
 * Refuses code of more than `sourceBytes` bytes of UTF-8 with `source-too-large`.
 * @throws SyntaxFailure `Cannot run code: 1.2 MB is over sourceBytes (256 kB)`
 */
export function checkSize(code: string, sourceBytes: number): void {
  // One UTF-16 unit is at most three bytes: most code needs no counting.
  if (code.length * 3 <= sourceBytes) return
  const bytes = utf8Bytes(code)
  if (bytes <= sourceBytes) return
  const [actual, limit] = [formatBytes(bytes), formatBytes(sourceBytes)]
  const told =
    actual === limit
      ? `${bytes} bytes is over sourceBytes (${sourceBytes})`
      : `${actual} is over sourceBytes (${limit})`
  throw new SyntaxFailure(`Cannot run code: ${told}`, {
    code: 'source-too-large',
    advice: 'Send less code: large data belongs into `globals` or behind a host function.',
  })
}

/** Length of `text` in UTF-8; a lone surrogate counts three bytes, as TextEncoder writes it. */
export function utf8Bytes(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) index++
  }
  return bytes
}

/** Bytes as people read them: `512 bytes`, `256 kB`, `1.2 MB` (1 kB is 1,024 bytes). */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const [size, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB']
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
