/** Beginnings that JavaScript has and sentences have not: `const x =`, `if (`, `await f(`, `tools.search(`, `x = `. */
const STATEMENT = new RegExp(
  `^(?:${[
    '(?:const|let|var)\\s+[\\w$[{]',
    '(?:async\\s+)?function\\b\\s*\\*?\\s*[\\w$]*\\s*\\(',
    'class\\s+[\\w$]+\\s*(?:extends\\s+[\\w$.]+\\s*)?\\{',
    '(?:if|for|while|switch)\\s*\\(',
    '(?:do|try)\\s*\\{',
    'import\\s+[\\w${*\'"]+.*[\'"]',
    '(?:return|throw|await|new)\\s+[\\w$.]+\\s*\\(',
    '[\\w$.]+(?:\\[[^\\]]*\\])?\\s*(?:[-+*/]?=(?!=))',
    '[\\w$.]+\\(',
    '\\(.*\\)\\s*=>',
    '//|/\\*',
    '[\'"]use strict',
  ].join('|')})`,
)

/** Guesses whether a text without any marks is code, by how its first line begins; never throws. */
export function looksLikeCode(text: string): boolean {
  const first = text.trimStart().split('\n', 1)[0] ?? ''
  return STATEMENT.test(first)
}
