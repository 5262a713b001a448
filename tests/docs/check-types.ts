import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../house/tree.ts'
import { run } from './run-code.ts'

/** A mistake that the compiler found. */
export interface TypeProblem {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly message: string
}

// Below node_modules, so that packages are found from there, and git sees nothing of it.
const CACHE = join(ROOT, 'node_modules/.cache/dormouse-types')

const CONFIG = {
  extends: join(ROOT, 'packages/tsconfig.base.json'),
  compilerOptions: {
    noEmit: true,
    composite: false,
    isolatedDeclarations: false,
    // The sources import each other by their `.ts` names.
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: false,
    types: ['node'],
  },
}

/**
 * Type-checks files as strictly as the packages are, against their sources; gives the mistakes in these files alone.
 */
export async function checkTypes(files: Readonly<Record<string, string>>): Promise<TypeProblem[]> {
  mkdirSync(CACHE, { recursive: true })
  const home = mkdtempSync(join(CACHE, 'check-'))
  try {
    return await checkIn(home, files)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function checkIn(home: string, files: Readonly<Record<string, string>>): Promise<TypeProblem[]> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text)
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ ...CONFIG, files: Object.keys(files) }))
  const { exitCode, output } = await run('npx', ['--no-install', 'tsc', '--pretty', 'false', '-p', home])
  const found = [...output.matchAll(/^(\S.*)\((\d+),\d+\): error (.+(?:\n .+)*)$/gm)]
  if (exitCode !== 0 && found.length === 0) throw new Error(`Cannot type-check ${home}: ${output}`)
  return found.flatMap(([, path = '', line, message = '']) => {
    const file = Object.keys(files).find((name) => path.endsWith(`${basename(home)}/${name}`))
    return file === undefined ? [] : [{ file, line: Number(line), message }]
  })
}
