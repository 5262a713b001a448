import { expect, it } from 'vitest'
import { readCode } from '../../../packages/agent/src/read-output/read-code.ts'

const read = (text: string, finishReason: 'stop' | 'length' = 'stop') => readCode({ text, finishReason })
const F = '```'

const FOUND: readonly (readonly [behaviour: string, reply: string, code: string])[] = [
  ['code between tags', 'Thought: I add.\n<code>\n1 + 1\n</code>', '1 + 1'],
  ['code on the line of its tags', '<code>finalAnswer(1)</code>', 'finalAnswer(1)'],
  ['code whose closing tag a stop text took', 'Thought.\n<code>\nf()\n', 'f()'],
  ['several blocks as one cell', '<code>const a = 1</code> and\n<code>a + 1</code>', 'const a = 1\n\na + 1'],
  ['a second block that begins with a bracket', '<code>f()</code>\n<code>[1].map(g)</code>', 'f()\n\n;[1].map(g)'],
  ['a js fence', `Thought.\n${F}js\nf()\n${F}\nDone.`, 'f()'],
  ['a javascript fence', `${F}javascript\nf()\n${F}`, 'f()'],
  ['a ts fence', `${F}ts\nconst a: number = 1\n${F}`, 'const a: number = 1'],
  ['a TypeScript fence with a title', `${F}TypeScript title="a.ts"\nf()\n${F}`, 'f()'],
  ['an indented fence with windows line ends', `${F}js\r\nf()\r\n${F}\r\nDone`, 'f()'],
  ['a fence of tildes', '~~~js\nf()\n~~~', 'f()'],
  ['an unclosed fence', `${F}js\nf()`, 'f()'],
  ['an unlabelled fence that looks like code', `${F}\nconst a = f()\n${F}`, 'const a = f()'],
  ['a labelled fence before an unlabelled one', `${F}\nconst a = 1\n${F}\n${F}js\nf()\n${F}`, 'f()'],
  ['a reply that is only code', 'const a = f()\nfinalAnswer(a)', 'const a = f()\nfinalAnswer(a)'],
  ['a reply that is only a call', 'finalAnswer("yes")', 'finalAnswer("yes")'],
  ['a fence inside the tags', `<code>\n${F}js\nf()\n${F}\n</code>`, 'f()'],
  ['tags inside a fence', `${F}\n<code>\nf()\n</code>\n${F}`, 'f()'],
  ['tags rather than fences', `${F}js\nplan()\n${F}\n<code>f()</code>`, 'f()'],
  ['code after a fence of data', `${F}json\n{"a": "<code>"}\n${F}\n<code>f()</code>`, 'f()'],
  ['code after thinking with code in it', '<think>maybe <code>bad()</code></think>\n<code>good()</code>', 'good()'],
  ['no block behind a made-up observation', '<code>f()</code>\nObservation: 3\n<code>finalAnswer(3)</code>', 'f()'],
  ['a tag that was mentioned in backticks', 'I use `<code>` tags.\n<code>f()</code>', 'f()'],
  ['a tag that was mentioned in the thought', 'I write <code> tags:\n<code>\nf()\n</code>', 'f()'],
  // Hostile places for the end of a block.
  ['a closing tag in a string', '<code>\nconst a = "</code>"\nf(a)\n</code>', 'const a = "</code>"\nf(a)'],
  ['a closing tag in a template', '<code>\nf(`<b>${g("}`")}</code>`)\n</code>', 'f(`<b>${g("}`")}</code>`)'],
  [
    'a closing tag in a regular expression',
    "<code>a.replace(/<\\/code>|'</, '')</code>",
    "a.replace(/<\\/code>|'</, '')",
  ],
  ['a closing tag in a comment', '<code>\n/* </code> */ f()\n</code>', '/* </code> */ f()'],
  ['a line comment before the closing tag', "<code>f() // don't</code>", "f() // don't"],
  ['a lone quote', "<code>f() // it's\ng('</code>')\n</code>", "f() // it's\ng('</code>')"],
  ['divisions', '<code>const a = b / c; d / "</code>"</code>', 'const a = b / c; d / "</code>"'],
  ['an unclosed template', '<code>f(`abc</code> rest', 'f(`abc'],
  ['backticks inside strings', `${F}js\nconst a = '${F}'\nf(a)\n${F}`, `const a = '${F}'\nf(a)`],
  ['a fence inside a comment', `${F}js\n/*\n${F}\n*/ f()\n${F}`, `/*\n${F}\n*/ f()`],
  ['opening tags inside a fence', `${F}js\nconst a = '<code>x</code>'\n${F}`, "const a = '<code>x</code>'"],
  ['an opening tag inside the code', '<code>\nconst a = "<code>"\n</code>', 'const a = "<code>"'],
]

it.each(FOUND)('readCode() reads %s', (_, reply, code) => {
  expect(read(reply)).toMatchObject({ kind: 'code', code })
})

it.each([
  ['prose', 'I would ask the user first.'],
  ['nothing', '  '],
  ['prose that begins like a statement', 'Let me think about it.'],
  ['prose that returns', 'return the value to the user'],
  ['only an empty block', '<code></code>'],
  ['another language', `${F}python\nprint(1)\n${F}`],
  ['an unlabelled fence of prose', `${F}\nHello there\n${F}`],
  ['JSON', '{"answer": 3}'],
])('readCode() finds no code in %s, and says how to write it', (_, reply) => {
  const output = read(reply)
  expect(output).toMatchObject({ kind: 'problem', code: 'no-code' })
  expect('message' in output && output.message).toContain("<code>finalAnswer('your answer')</code>")
})

it('readCode() does not run code that was cut off at the token limit', () => {
  expect(read('<code>\ndeleteAll("a', 'length')).toMatchObject({ kind: 'problem', code: 'truncated' })
  expect(read('thinking', 'length')).toMatchObject({ kind: 'problem', code: 'truncated' })
  expect(read('<code>f()</code> and so', 'length')).toMatchObject({ kind: 'code', code: 'f()' })
})

it('readCode() keeps of the reply what the conversation should remember', () => {
  expect(read('Thought.\n<code>\nf()\n').text).toBe('Thought.\n<code>\nf()\n</code>')
  expect(read('<think>hm</think>T <code>f()</code>\nObservation: made up').text).toBe('T <code>f()</code>')
  expect(read('Just prose').text).toBe('Just prose')
})

it('readCode() reads hostile replies in a time that grows with their length only', () => {
  const n = 20_000
  const hostile = [
    '`${',
    "'\\'",
    '/*',
    '(/',
    '<code>',
    '`',
    '"\\"\'',
    `\n${F}js\n`,
    '{`',
    'a',
    '<co',
    '\n<code>x',
    '<code>`${</code>',
    '<code>/*</code>',
  ]
  for (const piece of hostile) {
    const start = performance.now()
    read(`<code>${piece.repeat(n)}`)
    read(piece.repeat(n))
    read(`${F}js\n${piece.repeat(n)}`)
    expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(3_000)
  }
})
