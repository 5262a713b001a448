import { fileURLToPath } from 'node:url'
import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant, type QuickJSContext, type QuickJSSyncVariant } from 'quickjs-emscripten-core'
import { bundleScript } from '../../packages/executor/bundle-guest.mjs'
import { answerService } from '../../packages/executor/src/6-bridge/services.ts'

/** A line that guest code wrote to its console. */
export type ConsoleLine = { readonly level: string; readonly text: string }

/** The web library in a real engine of its own, with the smallest bridge. */
export type GuestWeb = {
  /** Runs code as a function body in the guest and gives what it returns, by JSON. Throws what the guest throws. */
  run(body: string): unknown
  /** Runs guest code that logs and gives the lines. */
  logs(code: string): ConsoleLine[]
  /** Moves the clock of `bridge.now()`, in milliseconds. */
  advance(milliseconds: number): void
  /** Every service call so far, by name. */
  readonly services: string[]
}

/** The text that the template would load: `web/index.js` bundled, and a bridge over `__host(name, json)`. */
export function bundleGuestWeb(): string {
  bundled ??= bundle()
  return bundled
}

// Made once for all tests of a file.
let bundled: string | undefined

function bundle(): string {
  const entry = fileURLToPath(new URL('../../packages/executor/src/guest/web/index.js', import.meta.url))
  const brand = fileURLToPath(new URL('../../packages/executor/src/guest/brand.js', import.meta.url))
  const contents = `
    import { mark } from ${JSON.stringify(brand)}
    import { installWeb, inspect, format } from ${JSON.stringify(entry)}
    const host = globalThis.__host
    const { parse, stringify } = JSON
    delete globalThis.__host
    installWeb(globalThis, {
      log: (level, text) => { host('log', level + ' ' + text) },
      now: () => +host('now', ''),
      service(name, argument) {
        const answer = parse(host(name, stringify(argument)))
        if (answer.ok) return answer.value
        const error = new Error(answer.message)
        error.name = answer.name
        throw error
      },
    })
    Object.assign(globalThis, { __inspect: inspect, __format: format, __mark: mark })`
  return bundleScript(contents, fileURLToPath(new URL('.', import.meta.url)))
}

/** Loads the web library into a fresh engine. `stackBytes` is the guest's stack limit. */
export async function loadGuestWeb({ stackBytes = 256 * 1024 } = {}): Promise<GuestWeb> {
  // The package exports the variant itself; its types say that it is the module around it.
  const engine = await newQuickJSWASMModuleFromVariant(variant as unknown as QuickJSSyncVariant)
  const runtime = engine.newRuntime()
  runtime.setMaxStackSize(stackBytes)
  const context = runtime.newContext()
  const lines: ConsoleLine[] = []
  const services: string[] = []
  let clock = 1_700_000_000_000.25
  let seed = 7
  const session = {
    nowMs: () => clock,
    randomBytes(length: number) {
      return Uint8Array.from({ length }, () => {
        seed = (seed * 1103515245 + 12345) % 2147483648
        return seed >> 16
      })
    },
  }
  const answer = (name: string, json: string): string => {
    if (name === 'now') return String(clock)
    if (name === 'log') {
      const space = json.indexOf(' ')
      lines.push({ level: json.slice(0, space), text: json.slice(space + 1) })
      return ''
    }
    services.push(name)
    try {
      return ascii(JSON.stringify({ ok: true, value: answerService(name, JSON.parse(json), session) }))
    } catch (error) {
      const { name: errorName, message } = error as Error
      return ascii(JSON.stringify({ ok: false, name: errorName, message }))
    }
  }
  context
    .newFunction('__host', (name, json) => context.newString(answer(context.getString(name), context.getString(json))))
    .consume((host) => context.setProp(context.global, '__host', host))
  evaluate(context, bundleGuestWeb())
  return {
    services,
    run(body) {
      const code = `(() => { try { return JSON.stringify({ value: (() => { ${body}\n })() }) }
        catch (error) { return JSON.stringify({ name: error?.name ?? 'none', message: error?.message ?? String(error) }) } })()`
      const result = JSON.parse(evaluate(context, code)) as { value?: unknown; name?: string; message?: string }
      if (result.name === undefined) return result.value
      throw Object.assign(new Error(result.message), { name: result.name })
    },
    logs(code) {
      const from = lines.length
      evaluate(context, `${code}\n;''`)
      runtime.executePendingJobs(1000)
      return lines.slice(from)
    },
    advance(milliseconds) {
      clock += milliseconds
    },
  }
}

function evaluate(context: QuickJSContext, code: string): string {
  const result = context.evalCode(ascii(code), 'guest.js')
  if (result.error) throw new Error(`The guest failed: ${JSON.stringify(context.dump(result.error))}`)
  return result.value.consume((value) => context.getString(value))
}

// The engine's string calls cut at NUL and mangle lone surrogates; escapes pass.
function ascii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
