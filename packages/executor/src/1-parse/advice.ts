import { positionOf } from '../ast/position.ts'
import { type OpenBracket, type Surroundings, surroundingsOf } from './brackets.ts'

/** What a rule looks at. */
interface Scene extends Surroundings {
  readonly code: string
  readonly offset: number
  /** acorn's message, without the place. */
  readonly message: string
  /** The line of the place, and the text from the place on. */
  readonly line: string
  readonly rest: string
}

/** Characters that are looked at on either side of an error. */
const MAX_NEAR = 300

/** Gives one sentence of advice when it knows the habit behind an error. */
type Rule = (scene: Scene) => string | undefined

/** One sentence that leads out of a syntax error at `offset`, where the habit behind it is known. */
export function adviceFor(code: string, offset: number, message: string): string | undefined {
  const line = lineAround(code, offset)
  const scene = { code, offset, message, line, rest: code.slice(offset), ...surroundingsOf(code, offset) }
  for (const rule of RULES) {
    const advice = rule(scene)
    if (advice !== undefined) return advice
  }
  return undefined
}

/** What to do about ``` around or in the code. */
export const FENCE_ADVICE: string = 'Leave out the Markdown fence: give the code alone.'

/** Advice by what stands in the line of the error. */
const LINE_HABITS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(```|~~~)/, FENCE_ADVICE],
  [/&(lt|gt|amp|quot|apos|#\d+);/, 'The code holds HTML entities: write <, >, & and quotes as they are.'],
  [/^\s*(async\s+)?def\s+\w+\s*\(/, 'That is Python: write `function name(…) { … }`.'],
  [/^\s*(elif\b|else\s+if\b.*:\s*$)/, 'That is Python: write `else if (…) { … }`.'],
  [/^\s*(except\b|try\s*:|finally\s*:)/, 'That is Python: write `try { … } catch (error) { … }`.'],
  [/^\s*from\s+[\w.]+\s+import\b/, "That is Python: write `import { name } from 'module'`."],
  [/\blambda\b[^=]*:/, 'That is Python: write `(x) => …`.'],
  [/\[[^\]]*\sfor\s+\w+\s+in\s/, 'JavaScript has no comprehensions: use `map` and `filter`.'],
  [
    /^\s*(if|for|while|else|with|class)\b.*:\s*(#.*)?$/,
    'That is Python: write `(…) { … }` instead of the colon and the indentation.',
  ],
  [/^\s*print\s+["'\w]/, 'Write `console.log(…)`, with brackets.'],
  [/(["'])\1\1/, 'Strings over several lines stand in backticks.'],
  [/\b[fr]["']/, 'Write texts that hold values in backticks.'],
  [/\S\s+(and|or|not)\s+\S|^\s*not\s/, 'Write `&&`, `||` and `!` instead of `and`, `or` and `not`.'],
  [/^[A-Z][a-z']+,?( [a-z']+){2}/, 'Give JavaScript only: explanations belong into // comments.'],
]

const RULES: readonly Rule[] = [
  ({ rest }) => (/^[“”‘’„‚«»`´]/.test(rest) && !rest.startsWith('`') ? 'Use straight quotes: " or \'.' : undefined),
  ({ rest }) => {
    const lookalike = /^[–—−×÷…（），；：【】！？＝\u200b-\u200f\u2060]/.exec(rest)?.[0]
    return lookalike && `Replace the character ${JSON.stringify(lookalike)} by what JavaScript writes in its place.`
  },
  ({ line }) => (/^\s*#|\s#\s/.test(line) ? 'Comments start with //, not #.' : undefined),
  ({ line }) => LINE_HABITS.find(([habit]) => habit.test(line))?.[1],
  ({ code, line }) =>
    /<\/?[A-Za-z][\w.]*(\s[^<>]*)?\/?>/.test(line) && /<\/[A-Za-z]|\/>|<\/>/.test(code)
      ? 'JSX is not supported: build text or plain objects.'
      : undefined,
  ({ before, rest, code }) =>
    (before && code.slice(before.start, before.end) === 'await') || /^await\b/.test(rest)
      ? 'Leave out await, host functions need none; or mark the function around it as async.'
      : undefined,
  ({ code, offset }) =>
    /\bconst\s+[\w$]+\s*$/.test(code.slice(Math.max(0, offset - MAX_NEAR), offset))
      ? 'Give the constant a value, or declare it with let.'
      : undefined,
  ({ message }) => MESSAGE_ADVICE.find(([pattern]) => pattern.test(message))?.[1],
  unclosed,
  ({ code, rest }) =>
    rest.startsWith(':') && /^\s*\{\s*["'\w]/.test(code)
      ? 'An object alone in a cell reads as a block: put it in brackets, `({ … })`.'
      : undefined,
  reservedName,
  quoteInside,
  wrongClosing,
  missingComma,
]

/** Advice by acorn's own message. */
const MESSAGE_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^Unterminated template/, 'A backtick that opens a template is never closed.'],
  [/^Unterminated string/, 'Close the string on its own line, or use backticks for text over several lines.'],
  [/^Unterminated comment/, 'Close the comment with */.'],
  [/^Unterminated regular/, 'Close the regular expression with /, and write \\/ for a slash inside it.'],
  [/has already been declared/, 'Use another name, or assign without const, let or var.'],
  [/^(Unsyntactic (break|continue))/, 'break and continue work in loops only, not in callbacks: use for … of.'],
  [/^Assigning to rvalue/, 'Compare with ===; a single = assigns, and only to a name or a property.'],
  [/^Private field/, 'Declare the private field in the class body first.'],
  [/^Complex binding patterns require/, 'Give the pattern a value to take apart.'],
]

function quoteInside({ before, rest, offset }: Scene): string | undefined {
  const isTorn = before?.type.label === 'string' && before.end === offset && /^[\w$]/.test(rest)
  return isTorn
    ? 'A quote inside the text ends it: write \\ before that quote, or put the text in backticks.'
    : undefined
}

const RESERVED =
  /^(break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with)\b/

function reservedName({ before, rest, code }: Scene): string | undefined {
  const word = RESERVED.exec(rest)?.[0]
  if (!word || !before || !/^(const|let|var|function|class|catch)$/.test(code.slice(before.start, before.end))) return
  return `\`${word}\` is a word of the language: choose another name.`
}

function unclosed({ code, rest, open }: Scene): string | undefined {
  const bracket = open.at(-1)
  if (rest.trim() !== '' || !bracket) return undefined
  return neverClosed(bracket, code)
}

function neverClosed({ text, start }: OpenBracket, code: string): string {
  return `The \`${text}\` opened in line ${positionOf(code, start).line} is never closed.`
}

function wrongClosing({ code, rest, open }: Scene): string | undefined {
  const closing = /^[)\]}]/.exec(rest)?.[0]
  const bracket = open.at(-1)
  if (!closing) return undefined
  if (!bracket) return `Nothing is open here: leave out this \`${closing}\`, or find the bracket that closed too early.`
  if ({ '(': ')', '[': ']', '{': '}', '${': '}' }[bracket.text] === closing) return undefined
  return `The \`${bracket.text}\` opened in line ${positionOf(code, bracket.start).line} must be closed first.`
}

const STATEMENT_WORD = /^(const|let|var|if|for|while|switch|return|throw|try|class|function|import|export)\b/

function missingComma({ code, before, rest, open }: Scene): string | undefined {
  const bracket = open.at(-1)
  if (bracket?.isLiteral && STATEMENT_WORD.test(rest)) return neverClosed(bracket, code)
  const next = /^([\w$]+|["'`{[]|\.\.\.)/.exec(rest)?.[0]
  const endsValue = before && /^(name|num|string|\)|\]|\}|`|true|false|null|this)$/.test(before.type.label)
  return next && endsValue && bracket?.isLiteral ? `A comma is missing before \`${next}\`.` : undefined
}

/** The line of `offset`, of a very long one what is near: the habits are read with patterns that cost by its square. */
function lineAround(code: string, offset: number): string {
  const before = code.slice(Math.max(0, offset - MAX_NEAR), offset)
  const after = code.slice(offset, offset + MAX_NEAR)
  const lineEnd = after.indexOf('\n')
  return before.slice(before.lastIndexOf('\n') + 1) + (lineEnd < 0 ? after : after.slice(0, lineEnd))
}
