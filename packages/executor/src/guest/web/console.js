import { define, defineFunctions, tag } from './define.js'
import { format } from './format.js'
import { cut, inspect } from './inspect.js'
import {
  append,
  apply,
  arrayJoin,
  arraySlice,
  list,
  mapDelete,
  mapGet,
  mapHas,
  mapSet,
  mapSize,
  NativeMap,
  padStart,
  stringIndexOf,
  stringSlice,
  toFixed,
} from './primordials.js'
import { formatTable } from './table.js'

const MAX_INDENTATION = 200
const MAX_LABELS = 1000

/**
 * Installs `console`. Each call becomes one `bridge.log(level, text)`; `level` is log, info, warn, error or debug.
 * Counters, timers and groups belong to the session. [console.spec.whatwg.org]
 */
export function installConsole(global, bridge) {
  const { write, groups } = makeWriter(bridge)
  const methods = { ...printers(write), ...counters(write), ...stopwatches(write, bridge), ...groups, clear() {} }
  const console = {}
  defineFunctions(console, methods)
  tag(console, 'console')
  define(global, 'console', console)
}

/** `write(level, text)`, which indents by the groups that are open, and the methods that open and close them. */
function makeWriter(bridge) {
  let indentation = ''
  const write = (level, text) => bridge.log(level, indentation === '' ? text : cut(indent(text, indentation)))
  const start = function () {
    if (arguments.length > 0) write('log', format(arguments))
    if (indentation.length < MAX_INDENTATION) indentation += '  '
  }
  const groups = {
    group: start,
    groupCollapsed() {
      apply(start, undefined, arguments)
    },
    groupEnd() {
      indentation = stringSlice(indentation, 2)
    },
  }
  return { write, groups }
}

function printers(write) {
  const print = (level) =>
    function () {
      write(level, arguments.length === 0 ? '' : format(arguments))
    }
  return {
    log: print('log'),
    info: print('info'),
    warn: print('warn'),
    error: print('error'),
    debug: print('debug'),
    dirxml: print('log'),
    trace() {
      write('log', arguments.length > 0 ? `Trace: ${format(arguments)}` : 'Trace')
    },
    dir(value, options) {
      const depth = options?.depth === undefined ? 4 : (options.depth ?? Infinity)
      write('log', inspect(value, { __proto__: null, depth: +depth, breakLength: 80 }))
    },
    table(data, columns) {
      write('log', formatTable(data, columns) ?? format([data]))
    },
    assert(condition) {
      if (condition) return
      const rest = arraySlice(arguments, 1)
      if (typeof rest[0] === 'string') rest[0] = `Assertion failed: ${rest[0]}`
      write('error', typeof rest[0] === 'string' ? format(rest) : joined('Assertion failed', rest))
    },
  }
}

function counters(write) {
  const counts = new NativeMap()
  return {
    count(label = 'default') {
      const key = labelText(label)
      const count = (mapGet(counts, key) ?? 0) + 1
      store(counts, key, count)
      write('log', `${key}: ${count}`)
    },
    countReset(label = 'default') {
      const key = labelText(label)
      if (!mapDelete(counts, key)) write('warn', `Warning: Count for '${key}' does not exist`)
    },
  }
}

function stopwatches(write, bridge) {
  const starts = new NativeMap()
  const report = (label, rest) => {
    if (!mapHas(starts, label)) return write('warn', `Warning: No such label '${label}' for console.time()`)
    const elapsed = formatDuration(bridge.now() - mapGet(starts, label))
    write('log', joined(`${label}: ${elapsed}`, rest))
  }
  return {
    time(label = 'default') {
      const key = labelText(label)
      if (mapHas(starts, key)) write('warn', `Warning: Label '${key}' already exists for console.time()`)
      else store(starts, key, bridge.now())
    },
    timeLog(label = 'default') {
      report(labelText(label), arraySlice(arguments, 1))
    },
    timeEnd(label = 'default') {
      const key = labelText(label)
      report(key, list())
      mapDelete(starts, key)
    },
  }
}

const joined = (text, rest) => (rest.length > 0 ? `${text} ${format(rest)}` : text)

function labelText(label) {
  return stringSlice(`${label}`, 0, 1000)
}

function store(map, key, value) {
  if (mapSize(map) < MAX_LABELS || mapHas(map, key)) mapSet(map, key, value)
}

function indent(text, indentation) {
  const lines = list()
  for (let from = 0; from <= text.length; ) {
    const end = stringIndexOf(text, '\n', from)
    const to = end < 0 ? text.length : end
    append(lines, indentation + stringSlice(text, from, to))
    from = to + 1
  }
  return arrayJoin(lines, '\n')
}

/** A duration as Node's console prints it: `3.142ms`, `1.234s`, `1:02.345 (m:ss.mmm)`. */
function formatDuration(milliseconds) {
  if (milliseconds < 1000) return `${+toFixed(milliseconds, 3)}ms`
  if (milliseconds < 60_000) return `${toFixed(milliseconds / 1000, 3)}s`
  const hours = (milliseconds - (milliseconds % 3_600_000)) / 3_600_000
  const minutes = ((milliseconds % 3_600_000) - (milliseconds % 60_000)) / 60_000
  const seconds = padStart(toFixed((milliseconds % 60_000) / 1000, 3), 6, '0')
  if (hours === 0) return `${minutes}:${seconds} (m:ss.mmm)`
  return `${hours}:${padStart(`${minutes}`, 2, '0')}:${seconds} (h:mm:ss.mmm)`
}
