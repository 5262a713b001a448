/**
 * One piece of a program in three ways of saying it: `mixed` as models write it, `twin` with every call awaited for
 * plain Node with asynchronous tools, `plain` without any promise for plain Node with synchronous tools.
 */
export interface Texts {
  readonly mixed: string
  readonly twin: string
  readonly plain: string
  /** What the value of the mixed text may be a promise of, if it may be one. */
  readonly loose?: Loose
}

/**
 * Where a promise that nobody awaited may come from: a `call` that stands there, or what a `name` or an element was
 * given before. The twin awaits a call where it stands. An `await` of a name may keep the promise that it was given,
 * and with it the order of what runs meanwhile open: those have twins of their own in mixed-kept.ts.
 */
export type Loose = 'call' | 'name'

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

/**
 * A piece whose value may be that of one of these, as that of a condition is one of its branches.
 *
 * @example handing(texts`(a ? b() : c)`, { ...texts`b()`, loose: 'call' }).loose // 'call'
 */
export function handing({ mixed, twin, plain }: Texts, ...from: readonly Texts[]): Texts {
  const text = { mixed, twin, plain }
  const found = from.map(({ loose }) => loose).filter((loose) => loose !== undefined)
  if (found.length === 0) return text
  return { ...text, loose: found.includes('name') ? 'name' : 'call' }
}

/** A piece whose value is, or is read from, what one of these was when it was stored. */
export function stored(text: Texts, ...from: readonly Texts[]): Texts {
  const { loose } = handing(text, ...from)
  return loose === undefined ? handing(text) : { ...text, loose: 'name' }
}

/** Puts pieces one after the other. */
export function joined(parts: readonly Part[], separator = ''): Texts {
  return combine((way) => parts.map((part) => inWay(part, way)).join(separator))
}
