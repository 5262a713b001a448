import { isJavaScript } from './1-parse/parse.ts'
import { type FunctionPlace, printNode, type Script } from './4-print/print.ts'
import { ELSEWHERE } from './5-run/guest-host.ts'
import { MODULE_FILE } from './5-run/host-functions.ts'
import type { Node } from './ast/nodes.ts'
import { walk } from './ast/walk.ts'
import { compilePast, type PastCells } from './cell-history.ts'
import type { CompileOptions } from './compile.ts'
import type { ModuleScripts } from './module-scripts.ts'

/** A cell or module in the forms it went through. */
interface Source {
  readonly code: string
  readonly program: Node
  readonly script: Script
  readonly isJavaScript: boolean
}

/**
 * The texts of functions as they were written, for `toString()`: the engine knows those of the rewritten script.
 * Nothing is kept of them; the cell or module is compiled again when it is first asked for, and the answer is cut out
 * of its code. Of TypeScript the text is printed, without types.
 */
export class FunctionTexts {
  readonly #modules: ModuleScripts
  readonly #history: PastCells
  /** False where earlier cells are known elsewhere. */
  readonly #isWhole: boolean
  readonly #options: CompileOptions
  #sources: Map<string, Source | undefined> | undefined

  constructor(modules: ModuleScripts, options: CompileOptions, history: PastCells, isWhole: boolean) {
    this.#modules = modules
    this.#history = history
    this.#isWhole = isWhole
    this.#options = { ...options, sourceBytes: Number.POSITIVE_INFINITY }
  }

  /** The text of the function that the engine has at a place; undefined when there is none, or it was forgotten. */
  find(fileName: string, line: number, column: number): string | typeof ELSEWHERE | undefined {
    const source = this.#sourceOf(fileName)
    if (source === undefined) return this.#isWhole || fileName.startsWith(MODULE_FILE) ? undefined : ELSEWHERE
    const place = source.script.functionAt(line, column)
    return place && textOf(source, place)
  }

  #sourceOf(fileName: string): Source | undefined {
    this.#sources ??= new Map()
    if (!this.#sources.has(fileName)) this.#sources.set(fileName, this.#compile(fileName))
    return this.#sources.get(fileName)
  }

  #compile(fileName: string): Source | undefined {
    const isModule = fileName.startsWith(MODULE_FILE)
    const compiled = isModule
      ? this.#modules.compiled(fileName.slice(MODULE_FILE.length))
      : compilePast(this.#history, fileName, this.#options)
    if (compiled === undefined) return undefined
    const { code, program, script } = compiled
    return { code, program, script, isJavaScript: isJavaScript(code, isModule ? 'module' : 'cell') }
  }
}

function textOf({ code, program, isJavaScript }: Source, { start, end, isStatic }: FunctionPlace): string | undefined {
  if (!isJavaScript) return printed(program, start, end)
  const text = code.slice(start, end)
  return isStatic ? text.replace(/^static(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/, '') : text
}

/** The function or class between two offsets, printed without types. */
function printed(program: Node, start: number, end: number): string | undefined {
  let found: Node | undefined
  walk(program, {
    enter(node) {
      if (node.end < end || node.start > start) return false
      if (found === undefined && node.start === start && node.end === end && HAS_TEXT.test(node.type)) found = node
      return found === undefined
    },
  })
  return found && printNode(found.type === 'MethodDefinition' ? { ...found, static: false } : found)
}
const HAS_TEXT = /^(Function|Class)(Declaration|Expression)$|^(ArrowFunctionExpression|MethodDefinition|Property)$/
