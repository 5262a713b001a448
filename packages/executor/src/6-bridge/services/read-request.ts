/** A formatting question in checked form: locale tags, plain options, and the values to format. */
export type IntlRequest = {
  readonly locales: string[] | undefined
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly input: readonly unknown[]
}

const MAX_DIGITS = 10_000

/** Checks what the guest sent with an Intl question. TypeError when it has another shape. */
export function readRequest(argument: unknown): IntlRequest {
  const fields = readRecord(argument)
  return {
    locales: fields['locales'] === undefined ? undefined : readTexts(fields['locales']),
    options: readOptions(fields['options']),
    input: fields['input'] === undefined ? [] : readList(fields['input']).map(readValue),
  }
}

/** The own fields of a plain object. TypeError for anything else. */
export function readRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(value)
  return Object.assign(Object.create(null), value)
}

function readOptions(value: unknown): Record<string, string | number | boolean> {
  const options: Record<string, string | number | boolean> = Object.create(null)
  if (value === undefined) return options
  for (const [name, option] of Object.entries(readRecord(value))) options[name] = readOption(option)
  return options
}

function readOption(option: unknown): string | number | boolean {
  if (typeof option === 'string' || typeof option === 'number' || typeof option === 'boolean') return option
  const value = readValue(option)
  if (typeof value !== 'number') throw malformed(option)
  return value
}

/** A value of the guest's: text, number, list of texts, or a number that JSON has no word for. */
function readValue(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (Array.isArray(value)) return readTexts(value)
  const { number, bigint, text } = readRecord(value)
  if (typeof text === 'string') return text
  if (typeof number === 'string') return Number(number)
  if (typeof bigint !== 'string') throw malformed(value)
  if (bigint.length > MAX_DIGITS) {
    throw new RangeError(`Cannot format a bigint of ${bigint.length} digits: the limit is ${MAX_DIGITS}`)
  }
  return BigInt(bigint)
}

function readTexts(value: unknown): string[] {
  return readList(value).map((item) => {
    if (typeof item !== 'string') throw malformed(item)
    return item
  })
}

function readList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw malformed(value)
  return value
}

function malformed(value: unknown): TypeError {
  return new TypeError(`Cannot answer the guest: a ${value === null ? 'null' : typeof value} has no place there`)
}
