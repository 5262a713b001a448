import { skipLiteral } from './skip-literal.ts'
import { withoutThinking } from './without-thinking.ts'

/** The tags between which a model is asked to write its code. */
export const CODE_TAGS = { open: '<code>', close: '</code>' } as const

/** One stretch of a reply that may be code. */
export interface Block {
  /** Between tags; in a fence labelled as JavaScript or TypeScript; or in a fence without a label. */
  readonly kind: 'tag' | 'fence' | 'plain-fence'
  readonly code: string
  /** False when the reply ended before the block did. */
  readonly isClosed: boolean
  /** Whether it ends outside of all literals: one that does not may only be a reply that is still being written. */
  readonly isSure: boolean
  /** Index in the reply behind the block. */
  readonly end: number
}

const LANGUAGES = new Set(['js', 'javascript', 'jsx', 'mjs', 'ts', 'typescript', 'tsx', 'mts', 'node'])
/** An opening tag (not one quoted in backticks), or an opening fence with its label. */
const OPENING = /(?<![`'"])<code>(?![`'"])|^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n`]*$/gm
/** No honest reply has more openings; each may cost a scan of the whole reply. */
const MAX_ROUNDS = 100
const OBSERVATION = /^[ \t]*(\*\*)?Observation(\*\*)?:/m

/**
 * Finds the blocks of a reply in order, up to the first observation that the model made up itself.
 *
 * Fences in other languages are passed over. A closing tag or fence inside a string, template, regular expression or
 * comment of the code does not end its block.
 */
export function findBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let at = 0
  for (let round = 0; round < MAX_ROUNDS; round++) {
    OPENING.lastIndex = at
    const opening = OPENING.exec(text)
    if (blocks.length > 0 && OBSERVATION.test(text.slice(at, opening?.index))) return blocks
    if (opening === null) return blocks
    const start = opening.index + opening[0].length
    const fence = opening[1]
    const block = fence === undefined ? readTag(text, start) : readFence(text, start, fence, opening[2] ?? '')
    if (typeof block === 'number') at = block
    else {
      at = block.end
      if (block.code !== '') blocks.push(block)
    }
  }
  return blocks
}

/** Whether a reply that is still being written already has a whole block between tags, behind its thinking. */
export function hasWholeCode(text: string): boolean {
  if (!text.includes(CODE_TAGS.close)) return false
  return findBlocks(withoutThinking(text)).some(({ kind, isSure }) => kind === 'tag' && isSure)
}

/** The block behind an opening tag; or where to look on when the tag was only mentioned in front of the real one. */
function readTag(text: string, start: number): Block | number {
  const { close } = CODE_TAGS
  const { index: end, isSure } = findEnd(text, start, close, (index) => text.startsWith(close, index))
  const inner = text.slice(start, end < 0 ? text.length : end)
  const again = inner.lastIndexOf(`\n${CODE_TAGS.open}`)
  if (again >= 0 && !inner.startsWith('\n')) return start + again
  return {
    kind: 'tag',
    code: withoutFence(inner.trim()),
    isClosed: end >= 0,
    isSure,
    end: end < 0 ? text.length : end + close.length,
  }
}

/** The block in a fence; or where to look on when its language is another, or it only wraps a tag. */
function readFence(text: string, start: number, fence: string, label: string): Block | number {
  const isEnd = (index: number): boolean => {
    if (text[index] !== '\n') return false
    const line = /^\n[ \t]*((`|~)\2{2,})[ \t]*(?=\r?\n|\r?$)/.exec(text.slice(index, index + 40))
    return line?.[2] === fence[0] && (line?.[1]?.length ?? 0) >= fence.length
  }
  const isOther = label !== '' && !LANGUAGES.has(label.toLowerCase())
  const { index: end, isSure } = findEnd(text, start, `\n${fence}`, isEnd)
  const inner = text.slice(start, end < 0 ? text.length : end)
  if (inner.trimStart().startsWith(CODE_TAGS.open)) return start
  const line = end < 0 ? -1 : text.indexOf('\n', end + 1)
  const behind = line < 0 ? text.length : line
  if (isOther) return behind
  return { kind: label === '' ? 'plain-fence' : 'fence', code: inner.trim(), isClosed: end >= 0, isSure, end: behind }
}

interface End {
  readonly index: number
  readonly isSure: boolean
}

/** Index of the first end outside the code's literals; else of the first end at all; else -1. */
function findEnd(text: string, start: number, end: string, isEnd: (index: number) => boolean): End {
  let previous = ''
  let at = start
  const lastLine = text.lastIndexOf('\n')
  let isInString = false
  while (at < text.length) {
    if (isEnd(at)) return { index: at, isSure: !isInString }
    const next = text[at] === '\\' ? at + 2 : skipLiteral(text, at, previous, end)
    if (next < 0) break
    // A quote that is alone on the last line so far may still get its other half.
    isInString ||= next === at && at > lastLine && (text[at] === "'" || text[at] === '"')
    if (next === at && !/[ \t\r]/.test(text[at] ?? '')) previous = text[at] ?? ''
    else if (next > at) previous = text[next - 1] ?? ''
    at = Math.max(at + 1, next)
  }
  for (let index = start; index >= 0 && index < text.length; index = text.indexOf(end[0] ?? '', index + 1)) {
    if (isEnd(index)) return { index, isSure: false }
  }
  return { index: -1, isSure: false }
}

/** Takes off a fence that a model put around its code although the tags already say what it is. */
function withoutFence(code: string): string {
  const match = /^(`{3,})[^\n`]*\n([\s\S]*?)(\n[ \t]*\1[ \t]*)?$/.exec(code)
  return match?.[2]?.trim() ?? code
}
