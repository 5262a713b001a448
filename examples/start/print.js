// Everything the demo prints: a label on the left, the rest in one column; colour only where a person looks.
import { inspect, styleText } from 'node:util'

const INDENT = 8
const isColoured = process.stdout.isTTY === true && !process.env.NO_COLOR
const style = (format, text) => (isColoured ? styleText(format, text) : text)
const dim = (text) => style('dim', text)

let isAfterBlankLine = false

/** Prints an empty line, unless there is one already. */
function printGap() {
  if (!isAfterBlankLine) console.log()
  isAfterBlankLine = true
}

/** Prints a label and its lines; without a label they go on under the one before. */
export function print(label, text, format = 'cyan') {
  lastCall = undefined
  isAfterBlankLine = false
  const [first, ...rest] = String(text).split('\n')
  const head = first === '' ? label : label.padEnd(INDENT)
  const below = rest.map((line) => (line === '' ? '' : ' '.repeat(INDENT) + line))
  console.log([(head.trim() === '' ? head : style(format, head)) + first, ...below].join('\n'))
}

export function printTitle(title, note) {
  console.log(`${style('bold', 'Dormouse')}  ${title}`)
  if (note) console.log(dim(note))
  printGap()
}

/** Prints code with an empty line on either side. */
export function printCode(code) {
  printGap()
  console.log(code.replace(/^(?=.)/gm, ' '.repeat(INDENT)))
  isAfterBlankLine = false
  printGap()
}

export const printLog = ({ level, text }) =>
  print(level, text, level === 'error' ? 'red' : level === 'warn' ? 'yellow' : 'dim')

/** Calls under way by their number, as they were printed; and the number of the one that was printed last. */
const callsUnderWay = new Map()
let lastCall

export function printCall(id, name, args) {
  const text = `${name}(${args.map(show).join(', ')})`
  callsUnderWay.set(id, text)
  print('call', text, 'magenta')
  lastCall = id
}

/** Prints what a call gave: right under the call, or with its text where something was printed in between. */
export function printReturn(id, outcome, durationMs) {
  const text = 'error' in outcome ? style('red', `threw ${outcome.error}`) : `→ ${show(outcome.value)}`
  const call = lastCall === id ? '' : `${callsUnderWay.get(id)} `
  callsUnderWay.delete(id)
  print('', `${call}${text}  ${dim(`${Math.round(durationMs)} ms`)}`)
}

/** Prints an error with its code frame and advice, where it has them. */
export const printError = ({ name, message, codeFrame, advice }) =>
  print('error', [name ? `${name}: ${message}` : message, codeFrame, advice].filter(Boolean).join('\n'), 'red')

export const printValue = (label, value) =>
  print(label, typeof value === 'string' ? value : show(value), ['bold', 'green'])

/** Prints what a run came to: `1 step · 2 calls · 0.13 s`. */
export function printTotals(counts, durationMs) {
  const words = Object.entries(counts).map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
  print('', dim([...words, `${(durationMs / 1000).toFixed(2)} s`].join(' · ')))
}

/** Prints one event of an agent's run. */
export function printEvent(event) {
  switch (event.type) {
    case 'run-start':
      print('task', event.task, 'bold')
      return printGap()
    case 'model-output':
      return print(`step ${event.step}`, event.text.split(/<code>|^```/m)[0].trim(), 'bold')
    case 'code-start':
      return printCode(event.code)
    case 'log':
      return printLog(event)
    case 'call-start':
      return printCall(event.call, event.name, event.args)
    case 'call-end':
      return printReturn(event.call, event.outcome, event.durationMs)
    case 'step-end':
      if (event.step.error) printError(event.step.error)
      printStepValue(event.step.observation)
      return printGap()
    case 'final-answer':
      return printValue('answer', event.answer)
    case 'run-end': {
      const actions = event.result.steps.filter(({ type }) => type === 'action')
      const calls = actions.reduce((sum, step) => sum + countCalls(step.calls), 0)
      return printTotals({ step: actions.length, call: calls }, event.result.durationMs)
    }
  }
}

/** Calls beside the one that gives the answer. */
export const countCalls = (calls) => calls.filter(({ name }) => name !== 'finalAnswer').length

/** The value that the model is shown; its logs were printed as they came. */
function printStepValue(observation) {
  const value = /(?:^|\n\n)Value:\n([\s\S]*)$/.exec(observation)?.[1]
  if (value !== undefined) print('value', value)
}

function show(value) {
  return inspect(value, { depth: 4, breakLength: 100, maxStringLength: 500, colors: false })
}
