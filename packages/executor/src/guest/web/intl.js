import { define, defineClass, defineFunctions, tag } from './define.js'
import { plainNumber, readLocales, readSettings } from './intl-request.js'
import {
  append,
  create,
  dateGetTime,
  defineProperty,
  isArray,
  isFinite,
  iteratorSymbol,
  list,
  NativeRangeError,
  NativeTypeError,
  NativeWeakMap,
  weakGet,
  weakSet,
} from './primordials.js'

/**
 * Installs `Intl`. Formatters hold locales and options; the host's own Intl answers each call. [ECMA-402]
 *
 * `ask(name, argument)` reaches the host, `compare` is the one of createCompare, `now()` gives the session's time in
 * milliseconds since 1970.
 */
export function installIntl(global, ask, compare, now) {
  const Intl = {}
  const { addClass, addBound, stateOf, request } = makeRegistry(Intl, ask)
  const plainTime = (date) => readTime(date, now)

  addClass('NumberFormat', 'number', numberMethods, true)
  addBound('NumberFormat', 'format', (self, value) =>
    request(self, 'NumberFormat', 'number', 'format', [plainNumber(value)]),
  )
  addClass('DateTimeFormat', 'date', (call) => dateMethods(call, plainTime), true)
  addBound('DateTimeFormat', 'format', (self, date) =>
    request(self, 'DateTimeFormat', 'date', 'format', [plainTime(date)]),
  )
  addClass('Collator', 'collator', () => ({}), true)
  addBound('Collator', 'compare', (self, a, b) => {
    const { settings, hasOptions } = stateOf(self, 'Collator')
    return compare(settings, hasOptions, `${a}`, `${b}`)
  })
  addClass('PluralRules', 'plural', pluralMethods, false)
  addClass('RelativeTimeFormat', 'relative', relativeMethods, false)
  addClass('ListFormat', 'list', listMethods, false)
  addClass('DisplayNames', 'names', namesMethods, false)
  addClass('Segmenter', 'segmenter', segmenterMethods, false)
  defineFunctions(Intl, {
    getCanonicalLocales: (locales) => ask('intl.locales.canonical', { locales: readLocales(locales) }),
    supportedValuesOf: (key) => ask('intl.locales.supportedValues', { key: `${key}` }),
  })
  tag(Intl, 'Intl')
  define(global, 'Intl', Intl)
}

/** What makes the formatter classes, and keeps what each formatter was made with. */
function makeRegistry(Intl, ask) {
  const states = new NativeWeakMap()
  const stateOf = (self, name) => {
    const state = typeof self === 'object' && self !== null ? weakGet(states, self) : undefined
    if (state === undefined) throw new NativeTypeError(`Method called on an object that is no Intl.${name}`)
    return state
  }
  const request = (self, name, kind, method, input) =>
    ask(`intl.${kind}.${method}`, { __proto__: null, ...stateOf(self, name).settings, input })

  const addClass = (name, kind, methods, isCallable) => {
    const constructor = function (locales, options) {
      if (new.target === undefined && !isCallable) throw new NativeTypeError(`Constructor Intl.${name} requires 'new'`)
      if (kind === 'names' && options === undefined)
        throw new NativeTypeError('Cannot convert undefined or null to object')
      const self = new.target === undefined ? create(constructor.prototype) : this
      const settings = readSettings(kind, locales, options)
      ask(`intl.${kind}.check`, settings)
      weakSet(states, self, { __proto__: null, settings, hasOptions: options !== undefined, bound: undefined })
      return self
    }
    const call = (self, method, input) => request(self, name, kind, method, input)
    defineFunctions(constructor.prototype, methods(call))
    defineFunctions(constructor.prototype, {
      resolvedOptions() {
        return call(this, 'resolvedOptions')
      },
    })
    defineFunctions(constructor, {
      supportedLocalesOf: (locales, options) =>
        ask(`intl.${kind}.supportedLocalesOf`, readSettings(kind, locales, options)),
    })
    defineClass(Intl, name, constructor)
    tag(constructor.prototype, `Intl.${name}`)
    define(constructor.prototype, 'constructor', constructor)
    defineProperty(constructor, 'prototype', { __proto__: null, writable: false })
  }

  // A getter whose function stays with its formatter: `list.map(formatter.format)`.
  const addBound = (name, method, perform) => {
    const get = function () {
      const state = stateOf(this, name)
      state.bound ??= (first, second) => perform(this, first, second)
      return state.bound
    }
    defineProperty(Intl[name].prototype, method, { __proto__: null, get, configurable: true })
  }
  return { addClass, addBound, stateOf, request }
}

function readTime(date, now) {
  const time = date === undefined ? now() : typeof date === 'object' && date !== null ? timeOf(date) : +date
  if (!isFinite(time)) throw new NativeRangeError('Invalid time value')
  return time
}

function timeOf(date) {
  try {
    return dateGetTime(date)
  } catch {
    return +date
  }
}

const numberMethods = (call) => ({
  formatToParts(value) {
    return call(this, 'formatToParts', [plainNumber(value)])
  },
  formatRange(start, end) {
    return call(this, 'formatRange', [plainNumber(start), plainNumber(end)])
  },
  formatRangeToParts(start, end) {
    return call(this, 'formatRangeToParts', [plainNumber(start), plainNumber(end)])
  },
})

const dateMethods = (call, plainTime) => ({
  formatToParts(date) {
    return call(this, 'formatToParts', [plainTime(date)])
  },
  formatRange(start, end) {
    return call(this, 'formatRange', [plainTime(start ?? NaN), plainTime(end ?? NaN)])
  },
  formatRangeToParts(start, end) {
    return call(this, 'formatRangeToParts', [plainTime(start ?? NaN), plainTime(end ?? NaN)])
  },
})

const pluralMethods = (call) => ({
  select(value) {
    return call(this, 'select', [plainNumber(+value)])
  },
  selectRange(start, end) {
    return call(this, 'selectRange', [plainNumber(+start), plainNumber(+end)])
  },
})

const relativeMethods = (call) => ({
  format(value, unit) {
    return call(this, 'format', [plainNumber(+value), `${unit}`])
  },
  formatToParts(value, unit) {
    return call(this, 'formatToParts', [plainNumber(+value), `${unit}`])
  },
})

const listMethods = (call) => ({
  format(items) {
    return call(this, 'format', [texts(items)])
  },
  formatToParts(items) {
    return call(this, 'formatToParts', [texts(items)])
  },
})

const namesMethods = (call) => ({
  of(code) {
    return call(this, 'of', [`${code}`]) ?? undefined
  },
})

const segmenterMethods = (call) => ({
  segment(input) {
    const text = `${input}`
    const self = this
    const find = () => call(self, 'segment', [text])
    return {
      containing(index = 0) {
        const parts = find()
        for (let i = 0; i < parts.length; i++) {
          const part = parts[i]
          if (index >= part.index && index < part.index + part.segment.length) return { ...part, input: text }
        }
        return undefined
      },
      *[iteratorSymbol]() {
        const parts = find()
        for (let i = 0; i < parts.length; i++) {
          yield { segment: parts[i].segment, index: parts[i].index, input: text, ...parts[i] }
        }
      },
    }
  },
})

function texts(items) {
  const result = list()
  if (isArray(items)) for (let i = 0; i < items.length; i++) append(result, textItem(items[i]))
  else for (const item of items ?? []) append(result, textItem(item))
  return result
}

function textItem(item) {
  if (typeof item !== 'string') throw new NativeTypeError('Iterable yielded a non-String value')
  return item
}
