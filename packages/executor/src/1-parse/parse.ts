import { tsPlugin } from '@sveltejs/acorn-typescript'
import { Parser, type Program } from 'acorn'
import { positionOf } from '../ast/position.ts'
import { adviceFor, FENCE_ADVICE } from './advice.ts'
import { boundDepth } from './bound-depth.ts'
import { checkProgram } from './check-program.ts'
import { checkSize } from './check-size.ts'
import { dropTypes } from './drop-types.ts'
import { plainDeclarations } from './plain-declarations.ts'
import { failAt, isStackOverflow, SyntaxFailure, tooDeep } from './syntax-failure.ts'
import { nameDefaults, unwrapExports } from './unwrap-exports.ts'

/** How to read a text. */
export interface ParseOptions {
  /** Bytes of UTF-8 the code may have. */
  readonly sourceBytes: number
  /**
   * `cell`: a script (sloppy unless it says `'use strict'`) in which top-level `await`, `return`, `import` and
   * `export` may stand; `ImportDeclaration`s stay in the tree, exports are taken off. `module`: a strict module with
   * its exports. Default `cell`.
   */
  readonly as?: 'cell' | 'module'
}

const JavaScriptParser = boundDepth(plainDeclarations(Parser))
const TypeScriptParser = boundDepth(plainDeclarations(Parser.extend(tsPlugin())))

/**
 * Reads code into a program whose nodes carry offsets in the code as given. JavaScript is tried first, then
 * TypeScript, whose types are dropped (enums and parameter properties are written out).
 * @throws SyntaxFailure with code `syntax`, `source-too-large` or `source-too-deep`
 * @example parse('const x: number = search("a")', { sourceBytes: 262_144 }).body[0].type // 'VariableDeclaration'
 */
export function parse(code: string, { sourceBytes, as = 'cell' }: ParseOptions): Program {
  checkSize(code, sourceBytes)
  // A fence around the whole parses: as templates that call each other.
  if (/^\s*```/.test(code)) throw failAt(code, code.indexOf('`'), 'Unexpected Markdown fence', FENCE_ADVICE)
  try {
    const read = readProgram(code, as)
    const program = as === 'cell' ? unwrapExports(read, code) : nameDefaults(read)
    checkProgram(program, code, as)
    return program
  } catch (error) {
    if (isStackOverflow(error)) throw tooDeep()
    throw isParserError(error) ? failureOf(error, code) : error
  }
}

function readProgram(code: string, as: 'cell' | 'module'): Program {
  try {
    return readWith(JavaScriptParser, code, as)
  } catch (javaScriptError) {
    if (!isParserError(javaScriptError) || isStackOverflow(javaScriptError)) throw javaScriptError
    return readTypeScript(code, as, javaScriptError)
  }
}

/** True for code that is read as JavaScript, with no types to drop. */
export function isJavaScript(code: string, as: 'cell' | 'module'): boolean {
  try {
    readWith(JavaScriptParser, code, as)
    return true
  } catch {
    return false
  }
}

/** Reads as TypeScript; when that fails too, the error that got further is thrown, JavaScript's on a tie. */
function readTypeScript(code: string, as: 'cell' | 'module', javaScriptError: ParserError): Program {
  let program: Program
  try {
    program = readWith(TypeScriptParser, code, as)
  } catch (error) {
    const isNearer = isParserError(error) && error.pos <= javaScriptError.pos
    throw isNearer ? javaScriptError : error
  }
  return dropTypes(program, code)
}

function readWith(parser: typeof Parser, code: string, as: 'cell' | 'module'): Program {
  const isCell = as === 'cell'
  return parser.parse(code, {
    ecmaVersion: 'latest',
    sourceType: isCell ? 'script' : 'module',
    allowAwaitOutsideFunction: true,
    allowReturnOutsideFunction: isCell,
    allowImportExportEverywhere: isCell,
    // The TypeScript plugin needs them; `dropTypes` takes them off again.
    locations: parser === TypeScriptParser,
  })
}

/** What acorn throws: `pos` is the offset of the place it names in brackets at the end of its message. */
interface ParserError extends SyntaxError {
  readonly pos: number
}

function isParserError(error: unknown): error is ParserError {
  return error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number'
}

function failureOf({ message, pos }: ParserError, code: string): SyntaxFailure {
  const plain = message.replace(/ \(\d+:\d+\)$/, '')
  return new SyntaxFailure(plain === 'Unexpected token' ? unexpected(code, pos) : plain, {
    position: positionOf(code, pos),
    advice: adviceFor(code, pos, plain),
  })
}

function unexpected(code: string, offset: number): string {
  const token = /[\w$]+|\S/uy
  token.lastIndex = offset
  const found = token.exec(code)
  return found ? `Unexpected token '${found[0]}'` : 'Unexpected end of code'
}
