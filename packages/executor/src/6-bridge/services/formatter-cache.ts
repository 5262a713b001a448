type Options = Readonly<Record<string, string | number | boolean>>

type FormatterClass = new (locales?: string[], options?: never) => object

const CONSTRUCTORS: Readonly<Record<string, FormatterClass>> = {
  number: Intl.NumberFormat,
  date: Intl.DateTimeFormat,
  plural: Intl.PluralRules,
  relative: Intl.RelativeTimeFormat,
  list: Intl.ListFormat,
  collator: Intl.Collator,
  // Its options are not optional; leaving them out is a TypeError of its own.
  names: Intl.DisplayNames as unknown as FormatterClass,
  segmenter: Intl.Segmenter,
}
const MAX_FORMATTERS = 200
const MAX_KEY_LENGTH = 2000

// Making a formatter takes about 50 µs, using one 1 µs. Formatters have no state, so what is kept here changes no
// answer and is nobody's: the one exception to "no mutable module state" of this stage.
const formatters = new Map<string, object>()

/**
 * The formatter of a kind (`number`, `date`, `plural`, …) for these locales and options, made once and kept; at most
 * 200 are kept, the least recently used goes first. Throws what the constructor throws.
 */
export function getFormatter(kind: string, locales: string[] | undefined, options: Options): object {
  const key = JSON.stringify([kind, locales, options])
  const known = formatters.get(key)
  if (known !== undefined) {
    formatters.delete(key)
    formatters.set(key, known)
    return known
  }
  const Formatter = Object.hasOwn(CONSTRUCTORS, kind) ? CONSTRUCTORS[kind] : undefined
  if (Formatter === undefined)
    throw new TypeError(`Cannot answer the guest: there is no Intl for ${JSON.stringify(kind)}`)
  // Each class checks its options itself; the guest may name any.
  const formatter = new Formatter(locales, options as never)
  if (key.length <= MAX_KEY_LENGTH) keep(key, formatter)
  return formatter
}

function keep(key: string, formatter: object): void {
  formatters.set(key, formatter)
  if (formatters.size <= MAX_FORMATTERS) return
  for (const oldest of formatters.keys()) {
    formatters.delete(oldest)
    return
  }
}
