// Makes scripts of the guest library and writes them as a TypeScript module, because the executor must run where there
// are no files. The output depends on the sources, acorn and esbuild alone, so every process loads the same text.
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'acorn'
import { buildSync, transformSync } from 'esbuild'

const LANGUAGE = { target: 'es2023', charset: 'ascii', legalComments: 'none' }

/** What esbuild warns of is an error: a name that a file does not export would be undefined in the guest. */
function bundled(options) {
  const result = buildSync({ ...options, logLevel: 'error' })
  if (result.warnings.length > 0) throw new Error(`The guest library is not whole: ${result.warnings[0].text}`)
  return result
}

/** Bundles one module (its text, and the folder that its imports start from) into a script for the guest. */
export function bundleScript(contents, resolveDir) {
  const stdin = { contents, resolveDir, sourcefile: 'entry.js' }
  const { outputFiles } = bundled({
    ...LANGUAGE,
    stdin,
    absWorkingDir: resolveDir,
    bundle: true,
    format: 'esm',
    write: false,
  })
  const script = `"use strict";(()=>{${withoutTemplates(outputFiles[0].text)}})()`
  return transformSync(script, { ...LANGUAGE, minify: true }).code.trimEnd()
}

/**
 * Writes every template literal as a sum of strings.
 *
 * The engine runs a template as a call of `String.prototype.concat`, looked up when it runs: a guest that replaces it
 * would read and change the text that the library makes. `$text` converts as a template does, by ToString.
 */
function withoutTemplates(code) {
  const found = []
  collectTemplates(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), found)
  found.sort((a, b) => a.start - b.start)
  const print = (from, to) => {
    let text = ''
    let at = from
    for (const node of found) {
      if (node.start < at || node.end > to) continue
      text += code.slice(at, node.start) + printTemplate(node, print)
      at = node.end
    }
    return text + code.slice(at, to)
  }
  return `const $String=String,$TypeError=TypeError,$text=(value)=>{
    if(typeof value==='symbol')throw new $TypeError('Cannot convert a symbol to a string')
    return typeof value==='string'?value:$String(value)};${print(0, code.length)}`
}

function printTemplate(node, print) {
  const parts = [JSON.stringify(node.quasis[0].value.cooked)]
  node.expressions.forEach((expression, index) => {
    parts.push(`$text(${print(expression.start, expression.end)})`)
    const text = node.quasis[index + 1].value.cooked
    if (text !== '') parts.push(JSON.stringify(text))
  })
  return `(${parts.join('+')})`
}

/** Adds all template literals below a node. */
function collectTemplates(node, found) {
  if (node.type === 'TaggedTemplateExpression') throw new Error('The guest library uses no tagged templates')
  if (node.type === 'TemplateLiteral') found.push(node)
  for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') collectTemplates(child, found)
}

/**
 * The guest library as scripts, to be evaluated one after the other: the core in one, then the web part file by file,
 * then what puts them in place.
 *
 * The engine's parser needs many times the size of a script while it reads it, and the holes that it leaves stay in
 * the template. So the largest comes first, and the small ones fill its holes. What is called often stays in one
 * script, where it is reached by its name.
 */
function libraryScripts(source) {
  const own = ['./brand.js', './core.js', './web/index.js']
  const seen = new Set()
  const bundle = (path) => bundleModule(source, path, own, seen)
  const web = webFiles(source).map((path) => moduleScript(source, path))
  return [moduleScript(source, './brand.js'), bundle('./core.js'), ...web, bundle('./index.js')]
}

/**
 * A module with all that it imports, but for the modules that have a script of their own. `seen` has those of other
 * scripts: a second copy would have other private names, and functions of another identity.
 */
function bundleModule(source, path, own, seen) {
  const { outputFiles, metafile } = bundled({
    ...LANGUAGE,
    entryPoints: [join(source, path)],
    absWorkingDir: source,
    bundle: true,
    format: 'cjs',
    external: own.filter((other) => other !== path),
    metafile: true,
    write: false,
  })
  for (const input of Object.keys(metafile.inputs)) {
    if (seen.has(input)) throw new Error(`${path} would have a copy of ${input}: take what it exports from its script`)
    seen.add(input)
  }
  return asModule(path, outputFiles[0].text, source)
}

/** The files of the web part, each after those that it imports. */
function webFiles(source) {
  const { metafile } = bundled({
    entryPoints: [join(source, 'web', 'index.js')],
    absWorkingDir: source,
    bundle: true,
    metafile: true,
    write: false,
    format: 'esm',
  })
  const order = new Set()
  const visit = (path) => {
    if (order.has(path)) return
    for (const { path: imported } of metafile.inputs[path].imports) visit(imported)
    order.add(path)
  }
  visit('web/index.js')
  return [...order].filter((path) => path !== 'brand.js').map((path) => `./${path}`)
}

function moduleScript(source, path) {
  const code = readFileSync(join(source, path), 'utf8')
  return asModule(path, transformSync(code, { ...LANGUAGE, format: 'cjs' }).code, source)
}

/** A module in the form of CommonJS as a script that keeps its exports on `$$host.modules`, by path. */
function asModule(path, code, source) {
  const resolved = code.replaceAll(/\brequire\("(\.[^"]+)"\)/g, (_found, to) => {
    return `$modules[${JSON.stringify(`./${relative(source, join(source, dirname(path), to))}`)}]`
  })
  const script = `"use strict";(($modules)=>{const module={};${withoutTemplates(resolved)};
    $modules[${JSON.stringify(path)}]=module.exports})($$host.modules)`
  return transformSync(script, { ...LANGUAGE, minify: true }).code.trimEnd()
}

function writeLibrary() {
  const source = join(dirname(fileURLToPath(import.meta.url)), 'src', 'guest')
  const target = join(source, 'generated', 'library.ts')
  const scripts = libraryScripts(source).map((script) => `  ${JSON.stringify(script)},`)
  const module = `/** The guest library as scripts, in the order in which they are evaluated; made by bundle-guest.mjs from src/guest. */
export const GUEST_LIBRARY: readonly string[] = [
${scripts.join('\n')}
]
`
  writeGenerated(target, module)
}

/** Writes a generated file; left alone when nothing changed, so that incremental builds see no new one. */
export function writeGenerated(target, text) {
  if (read(target) === text) return
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) writeLibrary()
