import type { Program } from 'acorn'
import { parse } from './1-parse/parse.ts'
import { parseText } from './1-parse/parse-text.ts'
import { SyntaxFailure } from './1-parse/syntax-failure.ts'
import { type Analysis, analyze, analyzeText, withEngineWaiting } from './2-analyze/analyze.ts'
import { makesPromises } from './2-analyze/promises/makes-promises.ts'
import { reachOfText } from './2-analyze/reach-of-text.ts'
import type { NameSet, Reach } from './2-analyze/value-flow.ts'
import { type Rewritten, rewrite } from './3-rewrite/rewrite.ts'
import { rewriteModule } from './3-rewrite/rewrite-module.ts'
import { rewriteText } from './3-rewrite/rewrite-text.ts'
import { NO_NAMES, type SessionNames } from './3-rewrite/top-level.ts'
import { print, type Script } from './4-print/print.ts'

/** A cell before stage 1: its code, and what it is compiled against. */
export interface CellSource {
  readonly code: string
  /** The session's names before the cell. */
  readonly names: SessionNames
  /** The name that the engine knows it under: `cell-1.js`, `cell-2.js` … */
  readonly fileName: string
}

/** What ending a cell takes. */
export interface CellFacts {
  /** True when the script has a top-level return, which may leave names without a value. */
  readonly returns: boolean
  /** Slots that hold promises, or lists of them, until the cell ends. */
  readonly promiseSlots: readonly string[]
  /** Slots that the script declares for the first time. */
  readonly newSlots: readonly string[]
  /** The session's names once the cell has run. */
  readonly names: SessionNames
}

/** What running a cell takes: all that a waiting run has to keep. */
export interface RunnableCell extends CellFacts {
  readonly scriptText: string
  /** True when the script awaits at its top level. */
  readonly isAsync: boolean
}

/** A cell after stages 1 to 4, with what explaining its errors takes; made again when there is one. */
export interface CompiledCell {
  readonly code: string
  readonly program: Program
  readonly script: Script
  readonly runnable: RunnableCell
}

/** A module after stages 1 to 4: a script that gives a function which evaluates it, and what that imports first. */
export interface CompiledModule {
  readonly code: string
  readonly program: Program
  readonly script: Script
  readonly imports: readonly string[]
}

/** What the front end takes of the session, besides the code and what earlier cells declared. */
export interface CompileOptions {
  readonly hostFunctions: NameSet
  /** True when the session's modules may reach host functions. */
  readonly modulesSuspend: boolean
  /** Names of promise methods under which the session's modules may define something of their own. Default none. */
  readonly moduleMethods?: ReadonlySet<string>
  readonly hasTerminal: boolean
  readonly sourceBytes: number
  /** True when promises are waited for where only values make sense. */
  readonly settles: boolean
  /** True where the engine can halt the guest in the middle of a call. Default false. */
  readonly engineWaits?: boolean
}

/**
 * Stages 1 to 4: code to script.
 * @throws SyntaxFailure with code `syntax`, `source-too-large` or `source-too-deep`
 */
export function compileCell({ code, names, fileName }: CellSource, options: CompileOptions): CompiledCell {
  const { hostFunctions, hasTerminal, sourceBytes } = options
  const program = parse(code, { sourceBytes })
  const analysis = analyzed(program, names, options)
  const rewritten: Rewritten = rewrite(program, analysis, {
    code,
    fileName,
    session: names,
    hostFunctions,
    hasTerminal,
  })
  const script = print(rewritten.program, code)
  const { topLevel, isAsync, promiseSlots } = rewritten
  const runnable: RunnableCell = {
    scriptText: script.text,
    isAsync,
    returns: analysis.map.returnsOfProgram.size > 0,
    promiseSlots,
    newSlots: topLevel.newSlots(),
    names: topLevel.after(analysis),
  }
  return { code, program, script, runnable }
}

/**
 * The same for a module: the script gives a function that evaluates it.
 * @throws SyntaxFailure as {@link compileCell}
 */
export function compileModule(name: string, source: string, options: CompileOptions): CompiledModule {
  const program = parse(source, { sourceBytes: options.sourceBytes, as: 'module' })
  const analysis = analyzed(program, NO_NAMES, options)
  const { hasTerminal } = options
  const rewritten = rewriteModule(program, analysis, { code: source, fileName: `module ${name}`, hasTerminal })
  const script = print(rewritten, source)
  return { code: source, program, script, imports: importsOf(program) }
}

/**
 * The same for code that the guest makes from text, as `eval` takes it. Undefined where it stays as it is: no promise
 * is in sight in it, none is waited for, or it cannot be read.
 */
export function compileText(code: string, options: CompileOptions): string | undefined {
  const program = options.settles ? parseText(code, options.sourceBytes) : undefined
  if (program === undefined || !makesPromises(program)) return undefined
  try {
    const analysis = analyzeText(program, reachOfText(options))
    return print(rewriteText(program, analysis, code, options.hasTerminal), code).text
  } catch (error) {
    // Names that cells may not have, and depth that the rewriting adds: the engine takes both.
    if (error instanceof SyntaxFailure) return undefined
    throw error
  }
}

/** The names of the modules that a module imports before it runs. */
function importsOf(program: Program): string[] {
  return program.body.flatMap((node) => ('source' in node && node.source ? [String(node.source.value)] : []))
}

function analyzed(program: Program, names: SessionNames, options: CompileOptions): Analysis {
  const analysis = analyze(program, reachOf(names, options))
  return options.engineWaits ? withEngineWaiting(analysis) : analysis
}

function reachOf(names: SessionNames, options: CompileOptions): Reach {
  const { hostFunctions, modulesSuspend, moduleMethods, settles, engineWaits } = options
  const { bindings, properties, escaped, readElsewhere, evaluates, hidden, promises } = names
  const suspending = new Set<string>()
  for (const [name, { suspends }] of bindings) if (suspends) suspending.add(name)
  return {
    properties,
    escaped,
    readElsewhere,
    evaluates,
    hidden,
    promises: moduleMethods?.size
      ? { ...promises, methods: new Set([...promises.methods, ...moduleMethods]), isHanded: true }
      : promises,
    engineWaits: engineWaits ?? false,
    hostFunctions,
    names: suspending,
    declared: bindings,
    modulesSuspend,
    settles,
  }
}
