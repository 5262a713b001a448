import { nearestName } from './nearest-name.ts'

/** Names every guest has and models mistype. */
const STANDARD_NAMES: readonly string[] = [
  ...[
    'Array',
    'BigInt',
    'Boolean',
    'Date',
    'Error',
    'Infinity',
    'Intl',
    'JSON',
    'Map',
    'Math',
    'NaN',
    'Number',
    'Object',
  ],
  ...['Promise', 'Proxy', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'URL', 'URLSearchParams'],
  ...['clearTimeout', 'console', 'decodeURIComponent', 'encodeURIComponent', 'globalThis', 'isNaN', 'parseFloat'],
  ...['parseInt', 'setInterval', 'setTimeout', 'structuredClone', 'undefined'],
]

const OF_BROWSERS = 'there is no page here'
const OF_NODE = 'there is no Node.js here'
const OF_NETWORK = 'there is no network in the sandbox'

/** Names that models expect and no sandbox has. */
const ABSENT: Readonly<Record<string, string>> = {
  fetch: OF_NETWORK,
  XMLHttpRequest: OF_NETWORK,
  WebSocket: OF_NETWORK,
  axios: OF_NETWORK,
  require: 'modules come by `import`, and only those the host provides',
  module: 'a cell gives its last value, it exports nothing',
  exports: 'a cell gives its last value, it exports nothing',
  process: OF_NODE,
  Buffer: OF_NODE,
  __dirname: OF_NODE,
  __filename: OF_NODE,
  fs: OF_NODE,
  document: OF_BROWSERS,
  window: OF_BROWSERS,
  localStorage: OF_BROWSERS,
  navigator: OF_BROWSERS,
  alert: OF_BROWSERS,
  prompt: OF_BROWSERS,
}

/** Names of Python, with what JavaScript writes. */
const PYTHON: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  print: 'console.log(…)',
  len: '.length',
  str: 'String(…)',
  int: 'parseInt(…)',
  float: 'Number(…)',
  dict: '{ … }',
  list: '[ … ]',
  range: 'Array.from({ length: n }, (_, i) => i)',
  json: 'JSON',
  self: 'this',
}

/** Methods of other languages and libraries, with JavaScript's. */
const FOREIGN_METHODS: Readonly<Record<string, string>> = {
  append: 'push',
  extend: 'push(...items)',
  contains: 'includes',
  strip: 'trim',
  upper: 'toUpperCase',
  lower: 'toLowerCase',
  startswith: 'startsWith',
  endswith: 'endsWith',
  format: 'a template in backticks',
  items: 'Object.entries(…)',
  len: 'the property length',
  length: 'length without brackets, it is a property',
  size: 'size or length without brackets, they are properties',
  isEmpty: 'length === 0',
}

/** One sentence for a name that is not defined: the nearest known one, or why there is none. */
export function adviceForName(
  name: string,
  knownNames: readonly string[],
  hostFunctions: readonly string[],
): string | undefined {
  if (Object.hasOwn(ABSENT, name)) return `No ${name}: ${ABSENT[name]}. ${whatToCall(hostFunctions)}`
  if (Object.hasOwn(PYTHON, name)) return `${name} is Python: write ${PYTHON[name]}.`
  const near = nearestName(name, [...hostFunctions, ...knownNames, ...STANDARD_NAMES])
  return near && `Did you mean ${near}?`
}

/** One sentence for a method that is not there, when another language has it. */
export function adviceForMethod(name: string): string | undefined {
  return Object.hasOwn(FOREIGN_METHODS, name) ? `Not ${name}: use ${FOREIGN_METHODS[name]}.` : undefined
}

function whatToCall(hostFunctions: readonly string[]): string {
  if (hostFunctions.length === 0) return 'No host functions are given either.'
  const shown = hostFunctions.slice(0, 10).join(', ')
  return `Call a host function: ${shown}${hostFunctions.length > 10 ? ', …' : ''}.`
}
