/** `$$import(name)`: modules that the session was given, evaluated once each. */
const { apply } = Reflect
const NativeMap = Map
const { get, set } = Map.prototype
const { defineProperty, freeze } = Object

/** Makes the importer. `load(name)` gives what evaluates a module, or throws with the names that exist. */
export function makeImport(load) {
  const loaded = new NativeMap()
  return function importModule(name) {
    const known = apply(get, loaded, [name])
    if (known !== undefined) return known
    const exports = { __proto__: null }
    const ready = (async () => {
      // Known before it is evaluated, so that a module which asks for itself does not begin anew.
      await undefined
      const evaluate = load(`${name}`)
      await evaluate(
        (getters) => {
          for (const key in getters) share(exports, key, getters[key])
        },
        (module) => {
          for (const key in module) if (key !== 'default' && !(key in exports)) share(exports, key, () => module[key])
        },
      )
      return freeze(exports)
    })()
    apply(set, loaded, [name, ready])
    return ready
  }
}

const share = (exports, key, getter) => defineProperty(exports, key, { __proto__: null, get: getter, enumerable: true })

/** `$$imported(module, name)`: one export, or a SyntaxError when the module has none of that name. */
export function imported(module, name) {
  if (name in module) return module[name]
  throw new NativeSyntaxError(`The module does not provide an export named '${name}'`)
}

const NativeSyntaxError = SyntaxError
