import { parse } from './1-parse/parse.ts'
import { SyntaxFailure } from './1-parse/syntax-failure.ts'
import { ownPromiseMethods } from './2-analyze/own-methods.ts'
import { type CompiledModule, compileModule } from './compile.ts'
import type { SessionDefinition } from './session-definition.ts'

/** The modules of a session as scripts for the engine, compiled when they are first imported. */
export class ModuleScripts {
  /** True when a module names a host function: then what it exports may suspend. */
  readonly suspend: boolean
  readonly #options: SessionDefinition
  readonly #engineWaits: boolean
  /** Made with the first import: most sessions have none. */
  #scripts: Map<string, string> | undefined
  #promiseMethods: ReadonlySet<string> | undefined

  constructor(options: SessionDefinition, engineWaits: boolean) {
    this.#options = options
    this.#engineWaits = engineWaits
    const names = [...options.hostFunctions.keys()]
    this.suspend = [...options.modules.values()].some((source) => names.some((name) => source.includes(name)))
  }

  /** Names of promise methods under which a module may define something of its own. */
  get promiseMethods(): ReadonlySet<string> {
    this.#promiseMethods ??= new Set([...this.#options.modules.values()].flatMap((source) => this.#definedIn(source)))
    return this.#promiseMethods
  }

  #definedIn(source: string): string[] {
    if (!/\b(?:then|catch|finally)\b/.test(source)) return []
    try {
      const { sourceBytes } = this.#options.limits
      return [...ownPromiseMethods(parse(source, { sourceBytes, as: 'module' }))]
    } catch {
      // A module that cannot be read defines nothing: its import says why.
      return []
    }
  }

  /** The script of a module; throws a TypeError that lists what may be imported when there is none of that name. */
  script(name: string): string {
    this.#scripts ??= new Map()
    const known = this.#scripts.get(name)
    if (known !== undefined) return known
    const source = this.#options.modules.get(name)
    if (source === undefined) throw new TypeError(`Cannot import '${name}': ${this.#what()}`)
    this.#refuseCircle(name, [])
    const { script } = this.#compile(name, source)
    this.#scripts.set(name, script.text)
    return script.text
  }

  /** A module that was imported, compiled again. */
  compiled(name: string): CompiledModule | undefined {
    const source = this.#options.modules.get(name)
    return source === undefined ? undefined : this.#compile(name, source)
  }

  /** Modules that import each other would wait for each other for ever. */
  #refuseCircle(name: string, importers: readonly string[]): void {
    const source = this.#options.modules.get(name)
    if (source === undefined) return
    const chain = [...importers, name]
    for (const imported of this.#compile(name, source).imports) {
      if (!chain.includes(imported)) this.#refuseCircle(imported, chain)
      else
        throw new TypeError(`Cannot import '${name}': modules import each other: ${[...chain, imported].join(' → ')}`)
    }
  }

  #what(): string {
    const names = [...this.#options.modules.keys()].map((module) => `'${module}'`)
    return names.length === 0 ? 'this session has no modules' : `this session has ${names.join(', ')}`
  }

  #compile(name: string, source: string): CompiledModule {
    const { hostFunctions, limits, asyncCalls } = this.#options
    try {
      return compileModule(name, source, {
        hostFunctions,
        modulesSuspend: this.suspend,
        hasTerminal: [...hostFunctions.values()].some(({ terminal }) => terminal),
        sourceBytes: limits.sourceBytes,
        settles: asyncCalls === 'wait',
        engineWaits: this.#engineWaits,
      })
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error
      const place = error.position ? ` (line ${error.position.line}, column ${error.position.column})` : ''
      throw new SyntaxError(`Cannot import '${name}': ${error.message}${place}`)
    }
  }
}
