import { defineFunctions } from './define.js'
import { plainNumber, readLocales, readSettings } from './intl-request.js'
import {
  bigIntValueOf,
  dateGetTime,
  isNaN,
  NativeTypeError,
  numberValueOf,
  TypedArray,
  toLowerCase,
  toUpperCase,
} from './primordials.js'

/** Replaces the engine's locale-blind methods (`toLocaleString`, `localeCompare`, …): the host's Intl answers. */
export function installLocaleMethods(ask, compare) {
  const formatNumber = (value, locales, options) => {
    const input = [plainNumber(value)]
    return ask('intl.number.format', { __proto__: null, ...readSettings('number', locales, options), input })
  }
  const formatDate = (name) =>
    function (locales, options) {
      const time = dateGetTime(this)
      if (isNaN(time)) return 'Invalid Date'
      return ask(`intl.date.${name}`, { __proto__: null, ...readSettings('date', locales, options), input: [time] })
    }
  const changeCase = (name, change) =>
    function (locales) {
      const text = textOf(this)
      if (locales === undefined) return change(text)
      return ask(`intl.text.${name}`, { __proto__: null, locales: readLocales(locales), input: [text] })
    }

  defineFunctions(Number.prototype, {
    toLocaleString(locales, options) {
      return formatNumber(numberValueOf(this), locales, options)
    },
  })
  defineFunctions(BigInt.prototype, {
    toLocaleString(locales, options) {
      return formatNumber(bigIntValueOf(this), locales, options)
    },
  })
  defineFunctions(Date.prototype, {
    toLocaleString: formatDate('toLocaleString'),
    toLocaleDateString: formatDate('toLocaleDateString'),
    toLocaleTimeString: formatDate('toLocaleTimeString'),
  })
  const joinLocale = {
    toLocaleString(locales, options) {
      let text = ''
      for (let i = 0; i < this.length; i++) {
        if (i > 0) text += ','
        if (this[i] !== undefined && this[i] !== null) text += this[i].toLocaleString(locales, options)
      }
      return text
    },
  }
  defineFunctions(Array.prototype, joinLocale)
  defineFunctions(TypedArray.prototype, joinLocale)
  defineFunctions(String.prototype, {
    localeCompare(that, locales, options) {
      const text = textOf(this)
      return compare(readSettings('collator', locales, options), options !== undefined, text, `${that}`)
    },
    toLocaleUpperCase: changeCase('toLocaleUpperCase', toUpperCase),
    toLocaleLowerCase: changeCase('toLocaleLowerCase', toLowerCase),
  })
}

function textOf(value) {
  if (value === undefined || value === null)
    throw new NativeTypeError('String.prototype method called on null or undefined')
  return `${value}`
}
