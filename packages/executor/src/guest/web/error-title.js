import { domExceptionName } from './dom-exception.js'
import { lookUp, ownData } from './inspect-names.js'
import { append, arrayJoin, getPrototypeOf, list, stringIndexOf, stringRepeat, stringSlice } from './primordials.js'

const plainError = Error.prototype

/** `Name: message` of an error, without running getters of the guest's; later lines indented to where they stand. */
export function errorTitle(error, context) {
  const name = errorName(error)
  const message = lookUp(error, 'message')
  const title = typeof message === 'string' && message !== '' ? `${name}: ${message}` : name
  return indentLines(title, context.indentation)
}

/** The `name` of an error, or the name of its class where that was not given a name of its own. */
function errorName(error) {
  const given = domExceptionName(error) ?? lookUp(error, 'name')
  const name = typeof given === 'string' && given !== '' ? given : 'Error'
  if (ownData(error, 'name') !== undefined || name !== 'Error') return name
  const prototype = getPrototypeOf(error)
  if (prototype === null || prototype === plainError) return name
  const constructor = ownData(prototype, 'constructor')
  const className = typeof constructor === 'function' ? ownData(constructor, 'name') : undefined
  return typeof className === 'string' && className !== '' ? className : name
}

function indentLines(text, indentation) {
  if (indentation === 0 || stringIndexOf(text, '\n') < 0) return text
  const lines = list()
  for (let from = 0; from <= text.length; ) {
    const end = stringIndexOf(text, '\n', from)
    const to = end < 0 ? text.length : end
    append(lines, stringSlice(text, from, to))
    from = to + 1
  }
  return arrayJoin(lines, `\n${stringRepeat(' ', indentation)}`)
}
