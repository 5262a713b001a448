// Bundles the guest library into one script and writes it as a TypeScript module, because the executor must run where
// there are no files. The output depends on the sources, acorn and esbuild alone, so every process loads the same text.
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'acorn'
import { buildSync, transformSync } from 'esbuild'

const LANGUAGE = { target: 'es2023', charset: 'ascii', legalComments: 'none' }

/** Bundles one module (its text, and the folder that its imports start from) into a script for the guest. */
export function bundleScript(contents, resolveDir) {
  const stdin = { contents, resolveDir, sourcefile: 'entry.js' }
  const { outputFiles } = buildSync({
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

function writeLibrary() {
  const source = join(dirname(fileURLToPath(import.meta.url)), 'src', 'guest')
  const target = join(source, 'generated', 'library.ts')
  const script = bundleScript(readFileSync(join(source, 'index.js'), 'utf8'), source)
  const module = `/** The guest library as one script, made by bundle-guest.mjs from src/guest. */
export const GUEST_LIBRARY: string = ${JSON.stringify(script)}
`
  // Left alone when nothing changed, so that incremental builds see no new file.
  if (read(target) === module) return
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, module)
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) writeLibrary()
