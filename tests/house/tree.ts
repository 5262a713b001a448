import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The repository root. */
export const ROOT: string = resolve(import.meta.dirname, '../..')

/** One file of the repository: its path from the root, with `/`, and its text. */
export interface TreeFile {
  readonly path: string
  readonly text: string
}

/** Every path that is tracked, or would be once added; what .gitignore names is left out. */
export function treePaths(): string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return listing.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)))
}

/** The files of the tree whose path fits `pattern`. */
export function treeFiles(pattern: RegExp): TreeFile[] {
  return treePaths()
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

/** The sources of all packages: TypeScript, and the JavaScript that runs inside the guest. */
export function sourceFiles(): TreeFile[] {
  return treeFiles(/^packages\/[^/]+\/src\/.*\.(ts|js)$/)
}

/** What is written by hand and runs or is checked: sources, tests, benchmarks, examples; samples are model code. */
export function codeFiles(): TreeFile[] {
  return treeFiles(/^(packages|tests|benchmarks|examples)\/.*\.(ts|mts|js|mjs)$/).filter(
    (file) => !file.path.startsWith('tests/executor/samples/'),
  )
}

/** The name of the package a source belongs to: `executor` for `packages/executor/src/…`. */
export function packageOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** A JSON file of the tree, as its reader describes it. */
export function readJson<Shape>(path: string): Shape {
  // The caller states the shape; a wrong one fails the rule that reads it.
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Shape
}

/** The folders under packages/ that hold a package. */
export function packageNames(): string[] {
  const manifests = treePaths().filter((path) => /^packages\/[^/]+\/package\.json$/.test(path))
  return manifests.map(packageOf).sort()
}
