/**
 * One piece of a program in three ways of saying it: `mixed` as models write it, `twin` with every call awaited for
 * plain Node with asynchronous tools, `plain` without any promise for plain Node with synchronous tools.
 */
export interface Texts {
  readonly mixed: string
  readonly twin: string
  readonly plain: string
}

/** What can stand in a piece: text that is the same in all ways, or another piece. */
export type Part = string | Texts

const WAYS = ['mixed', 'twin', 'plain'] as const

function combine(make: (way: (typeof WAYS)[number]) => string): Texts {
  const [mixed, twin, plain] = WAYS.map(make) as [string, string, string]
  return { mixed, twin, plain }
}

const inWay = (part: Part, way: (typeof WAYS)[number]): string => (typeof part === 'string' ? part : part[way])

/**
 * Puts pieces into a text, in every way at once.
 *
 * @example texts`add(${'1'}, ${'2'})`.twin // 'add(1, 2)'
 */
export function texts(strings: TemplateStringsArray, ...parts: readonly Part[]): Texts {
  return combine((way) => strings.map((text, at) => text + inWay(parts[at] ?? '', way)).join(''))
}

/**
 * Says a piece differently in each way.
 *
 * @example inEach('f()', '(await f())', 'f()').twin // '(await f())'
 */
export function inEach(mixed: Part, twin: Part, plain: Part): Texts {
  return { mixed: inWay(mixed, 'mixed'), twin: inWay(twin, 'twin'), plain: inWay(plain, 'plain') }
}

/** Puts pieces one after the other. */
export function joined(parts: readonly Part[], separator = ''): Texts {
  return combine((way) => parts.map((part) => inWay(part, way)).join(separator))
}
