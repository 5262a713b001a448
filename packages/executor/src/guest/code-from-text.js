/**
 * Code that the guest makes from text, with `eval` and the family of `Function`: it is refused when it says a name that
 * begins with $$ (those of the rewriting), as a cell is that does. Escapes in names are read as what they mean.
 *
 * The engine takes a call for a direct one, which sees the names around it, when `eval` gives its own function. Guest
 * code gets a checking one instead, which is always indirect; the rewriter opens the way for a direct call, for the one
 * read of `eval` that comes next:
 *
 *     eval(x)  →  ($$openEval(), eval($$evalText()(x)))
 *
 * Code in which a promise may be is rewritten by the host as a cell is, so that none decides.
 */
const { apply, construct, getOwnPropertyDescriptor } = Reflect
const { defineProperty, getPrototypeOf, setPrototypeOf } = Object
const { indexOf, slice, charCodeAt } = String.prototype
const { fromCharCode } = String
const { min } = Math
const { join, slice: sliceList } = Array.prototype
const NativeFunction = Function
const NativeSyntaxError = SyntaxError
const nativeEval = eval

/** Throws a SyntaxError for code that says a reserved name; gives back all else. */
function checked(code) {
  if (typeof code === 'string' && saysReserved(withoutEscapes(code))) {
    throw new NativeSyntaxError('Cannot run code made from text: names with $$ are reserved')
  }
  return code
}

/** What the host makes of code in which promises are in sight; undefined where that stays as it is. */
let rewrittenByHost = () => {}

/** Parts of words without which no promise is in sight. */
const SIGNS = ['async', 'Async', 'await', 'Promise', 'then', 'catch', 'finally', 'eval', 'Function', 'constructor']
const MORE_SIGNS = ['import', '\\u']

function hasSign(code, signs) {
  for (let index = 0; index < signs.length; index++) if (find(code, signs[index], 0) >= 0) return true
  return false
}

const rewritten = (code) => (hasSign(code, SIGNS) || hasSign(code, MORE_SIGNS) ? rewrittenByHost(code) : undefined)

/** The code that is run; throws as `checked` does, and gives back what is no code. */
const runnable = (code) => (typeof checked(code) === 'string' ? (rewritten(code) ?? code) : code)

/** True when a name in `code` begins with $$ and a letter. In a string or a comment it counts as well. */
function saysReserved(code) {
  for (let at = find(code, '$$', 0); at >= 0; at = find(code, '$$', at + 1)) {
    if (isLetter(code, at + 2) && !(at > 0 && continuesName(code, at - 1))) return true
  }
  return false
}

const find = (code, what, from) => apply(indexOf, code, [what, from])
const isLetter = (code, at) => {
  const unit = apply(charCodeAt, code, [at]) | 0x20
  return unit >= 0x61 && unit <= 0x7a
}
const continuesName = (code, at) => {
  const unit = apply(charCodeAt, code, [at])
  return isLetter(code, at) || (unit >= 0x30 && unit <= 0x39) || code[at] === '_' || code[at] === '$'
}

/** `code` with `\u0024` and `\u{24}` as `$`, and so for other characters. What is no escape stays. */
function withoutEscapes(code) {
  let result = ''
  let from = 0
  for (let at = find(code, '\\u', 0); at >= 0; at = find(code, '\\u', at + 2)) {
    const isLong = code[at + 2] === '{'
    let end = isLong ? at + 3 : at + 2
    const last = isLong ? code.length : end + 4
    let value = 0
    for (; end < last && hexDigit(code, end) >= 0; end++) value = min(value * 16 + hexDigit(code, end), MAX_UNIT)
    if (isLong ? code[end] !== '}' : end < last) continue
    result += apply(slice, code, [from, at]) + fromCharCode(value)
    from = isLong ? end + 1 : end
  }
  return from === 0 ? code : result + apply(slice, code, [from])
}

/** Stands for all characters beyond it, too: none is part of a reserved name. */
const MAX_UNIT = 0xffff

const hexDigit = (code, at) => {
  const unit = apply(charCodeAt, code, [at])
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30
  const letter = unit | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** What stands for the checking one: it gives values where no promise is asked for. */
let ownEval
/** What guest code finds as `eval`: its own after an assignment. */
let current
/** 'open' when the next read of `eval` is that of a direct call, 'read' once it was read; else undefined. */
let direct

function readEval() {
  if (direct !== 'open') return current
  direct = 'read'
  return nativeEval
}

/** `$$openEval()`: the next read of `eval` gives the engine's own, unless the guest has put another there. */
export function openEval() {
  const isOurs = current === ownEval && getOwnPropertyDescriptor(globalThis, 'eval')?.get === readEval
  direct = isOurs ? 'open' : undefined
}

/**
 * `$$evalText()(code)`: closes again, before any code of the guest's runs, and checks what the engine's own evaluates.
 */
export function evalText() {
  const isDirect = direct === 'read'
  direct = undefined
  return isDirect ? runnable : same
}

const same = (code) => code

const checkedEval = { eval: (code) => nativeEval(runnable(code)) }.eval

/**
 * Puts the checking versions in place. `rewrite` gives what is run in the place of code, undefined for itself; `giving`
 * what stands for a function that gives promises.
 */
export function checkCodeFromText(global, rewrite, giving) {
  rewrittenByHost = rewrite
  defineProperty(checkedEval, 'name', { value: 'eval', configurable: true })
  ownEval = giving(checkedEval)
  current = ownEval
  const write = (value) => {
    current = value
  }
  defineProperty(global, 'eval', { get: readEval, set: write, enumerable: false, configurable: true })
  const checkedFunction = replaceConstructor(NativeFunction, 'Function', 'function', undefined)
  defineProperty(global, 'Function', { value: checkedFunction, writable: true, configurable: true })
  replaceConstructor(
    constructorOf(async () => {}),
    'AsyncFunction',
    'async function',
    checkedFunction,
  )
  replaceConstructor(
    constructorOf(function* () {}),
    'GeneratorFunction',
    'function*',
    checkedFunction,
  )
  replaceConstructor(
    constructorOf(async function* () {}),
    'AsyncGeneratorFunction',
    'async function*',
    checkedFunction,
  )
}

const constructorOf = (fn) => getPrototypeOf(fn).constructor

/** The text that the engine makes of the arguments: ECMA-262, CreateDynamicFunction. */
function wholeText(kind, parts) {
  const last = parts.length - 1
  const body = last < 0 ? '' : parts[last]
  const params = last < 0 ? [] : apply(sliceList, parts, [0, last])
  return '(' + kind + ' anonymous(' + apply(join, params, [',']) + '\n) {\n' + body + '\n})'
}

/** Puts a checking constructor in the place of `native`, with its prototype, and gives it. */
function replaceConstructor(native, name, kind, parent) {
  const { prototype } = native
  const made = function (...parts) {
    // Converted once: what is checked is what is compiled.
    for (let index = 0; index < parts.length; index++) parts[index] = `${parts[index]}`
    for (let index = 0; index < parts.length; index++) checked(parts[index])
    const code = rewritten(wholeText(kind, parts))
    if (code === undefined) return construct(native, parts, new.target ?? made)
    const fn = nativeEval(code)
    const own = (new.target ?? made).prototype
    if (typeof own === 'object' && own !== null && own !== getPrototypeOf(fn)) setPrototypeOf(fn, own)
    return fn
  }
  defineProperty(made, 'name', { value: name, configurable: true })
  defineProperty(made, 'length', { value: 1, configurable: true })
  defineProperty(made, 'prototype', { value: prototype, writable: false })
  if (parent !== undefined) setPrototypeOf(made, parent)
  defineProperty(prototype, 'constructor', { value: made, writable: parent === undefined, configurable: true })
  return made
}
