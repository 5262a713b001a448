/** The modules of a session as scripts for the engine, compiled when they are first imported. */
export class ModuleScripts {
  readonly #modules: ReadonlyMap<string, string>
  readonly #hostFunctions: ReadonlySet<string>
  readonly #sourceBytes: number
  readonly #scripts = new Map<string, string>()

  constructor(modules: ReadonlyMap<string, string>, hostFunctions: ReadonlySet<string>, sourceBytes: number) {
    this.#modules = modules
    this.#hostFunctions = hostFunctions
    this.#sourceBytes = sourceBytes
  }

  /** The script of a module; throws a TypeError that lists what may be imported when there is none of that name. */
  script(name: string): string {
    const known = this.#scripts.get(name)
    if (known !== undefined) return known
    const source = this.#modules.get(name)
    if (source === undefined) {
      const names = [...this.#modules.keys()].map((module) => `'${module}'`).join(', ')
      const there = names === '' ? 'this session has no modules' : `this session has ${names}`
      throw new TypeError(`Cannot import '${name}': ${there}`)
    }
    const script = compileModule(source, this.#hostFunctions, this.#sourceBytes)
    this.#scripts.set(name, script)
    return script
  }
}

function compileModule(_source: string, _hostFunctions: ReadonlySet<string>, _sourceBytes: number): string {
  throw new TypeError('modules: to be compiled')
}
