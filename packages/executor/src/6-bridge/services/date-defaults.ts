type Options = Readonly<Record<string, string | number | boolean>>

const DATE_FIELDS = ['weekday', 'year', 'month', 'day']
const TIME_FIELDS = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits']

/**
 * The options that `Date.prototype.toLocaleString`, `toLocaleDateString` or `toLocaleTimeString` use: when none of
 * their fields is asked for, day, month and year and/or hour, minute and second. [ECMA-402, CreateDateTimeFormat]
 */
export function withDateDefaults(method: string, options: Options): Options {
  const usesDate = method !== 'toLocaleTimeString'
  const usesTime = method !== 'toLocaleDateString'
  const forbidden = usesDate ? 'timeStyle' : 'dateStyle'
  if (usesDate !== usesTime && options[forbidden] !== undefined) {
    throw new TypeError(`Invalid option : ${forbidden}`)
  }
  const hasStyle = options['dateStyle'] !== undefined || options['timeStyle'] !== undefined
  const fields = [...(usesDate ? DATE_FIELDS : []), ...(usesTime ? TIME_FIELDS : [])]
  if (hasStyle || fields.some((name) => options[name] !== undefined)) return options
  return {
    ...options,
    ...(usesDate && { year: 'numeric', month: 'numeric', day: 'numeric' }),
    ...(usesTime && { hour: 'numeric', minute: 'numeric', second: 'numeric' }),
  }
}
