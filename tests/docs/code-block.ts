/** A piece of code in a document. */
export interface CodeBlock {
  /** Line of the document where the code starts, from 1. */
  readonly line: number
  readonly language: string
  /** What stands after the language: `no-run` marks code that needs a key, a network or a person. */
  readonly note: string
  readonly code: string
}

/** The fenced blocks of a Markdown text. */
export function fencedBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)[ \t]*(.*)\n([\s\S]*?)^```[ \t]*$/gm)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length + 1,
    language: match[1] ?? '',
    note: match[2] ?? '',
    code: match[3] ?? '',
  }))
}

/** The code after each `@example` of the docstrings in a source. */
export function exampleBlocks(source: string): CodeBlock[] {
  return [...source.matchAll(/^[ \t]*\/\*\*[\s\S]*?\*\//gm)].flatMap((docstring) => {
    const lines = docstring[0].split('\n').map((line) => line.replace(/^\s*\*\/?\s?|\s*\*\/\s*$/g, ''))
    const first = source.slice(0, docstring.index).split('\n').length
    return lines.flatMap((line, index): CodeBlock[] => {
      if (!line.startsWith('@example')) return []
      const next = lines.findIndex((later, place) => place > index && later.startsWith('@'))
      const rest = lines.slice(index + 1, next === -1 ? undefined : next).filter((one) => !one.startsWith('```'))
      const code = [line.slice('@example'.length).trim(), ...rest].join('\n').trim()
      return [{ line: first + index, language: 'ts', note: '', code }]
    })
  })
}
