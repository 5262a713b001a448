import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageNames, ROOT, readJson, type TreeFile, treeFiles, treePaths } from './tree.ts'

/** Everything that may stand at the top of the repository. */
const TOP = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'LICENSE',
  'CONTRIBUTING.md',
  'THREATS.md',
  'packages',
  'benchmarks',
  'tests',
  'examples',
]

/** Folders that hold somebody's machine: a path that starts with one of them means nothing elsewhere. */
const MACHINE_FOLDERS = ['work', 'root', 'home', 'farm', 'Users', 'private', 'mnt', 'media'].join('|')
const MACHINE_PATH = new RegExp(`(?:^|[^\\w.:/~-])(?:file://)?/(?:${MACHINE_FOLDERS})/[\\w.-]|[A-Z]:\\\\Users\\\\`)
const SECRET = /\b(?:sk-[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16})\b/

interface Lockfile {
  readonly packages: Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: true }>
}
interface Manifest {
  readonly scripts?: Record<string, string>
  readonly dependencies?: Record<string, string>
}

function linesWith(files: readonly TreeFile[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}`] : [])),
  )
}

/** Locked packages that come from anywhere but the npm registry, or whose contents are not pinned. */
function fromElsewhere(lockfile: Lockfile): string[] {
  return Object.entries(lockfile.packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && entry.link === undefined)
    .filter(([, { integrity, resolved }]) => {
      return integrity === undefined || resolved?.startsWith('https://registry.npmjs.org/') === false
    })
    .map(([path]) => path)
}

/** Dependencies that the README's section "Dependencies" does not name, or names without a reason. */
function unexplained(readme: string, dependencies: readonly string[]): string[] {
  const section = /^#+ Dependencies\s*\n([\s\S]*?)(?=^#|$(?![\s\S]))/m.exec(readme)?.[1] ?? ''
  return dependencies.filter((name) => {
    const line = section.split('\n').find((one) => one.includes(`\`${name}\``)) ?? ''
    return (
      line
        .replaceAll(/`[^`]*`/g, '')
        .split(/\s+/)
        .filter((word) => /[a-z]{2}/i.test(word)).length < 4
    )
  })
}

describe('repository', () => {
  const texts = treeFiles(/\.(ts|mts|js|mjs|json|md|yml|sh|npmrc|editorconfig)$|^\.ci\//)

  it('the top level holds what is agreed and nothing else', () => {
    const found = new Set(treePaths().map((path) => path.split('/')[0] ?? path))
    expect([...found].filter((name) => !name.startsWith('.') && !TOP.includes(name))).toEqual([])
    expect(TOP.filter((name) => !found.has(name))).toEqual([])
  })

  it('no file names a path of one machine', () => {
    const plant = (text: string): TreeFile[] => [{ path: 'a.md', text }]
    expect(linesWith(plant(`see /${'home'}/ada/notes`), MACHINE_PATH)).toHaveLength(1)
    expect(linesWith(plant(`'/${'Users'}/ada'`), MACHINE_PATH)).toHaveLength(1)
    expect(linesWith(plant('https://example.com/home/page and packages/work/a'), MACHINE_PATH)).toEqual([])
    expect(linesWith(texts, MACHINE_PATH)).toEqual([])
  })

  it('no file holds a key', () => {
    expect(linesWith([{ path: 'a.ts', text: `sk-${'a1b2c3d4'.repeat(4)}` }], SECRET)).toHaveLength(1)
    expect(linesWith(texts, SECRET)).toEqual([])
  })

  it('.ci/run can be run', () => {
    expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).not.toBe(0)
  })

  it('every locked package comes from the npm registry, with its hash', () => {
    expect(fromElsewhere({ packages: { 'node_modules/a': { resolved: 'git+ssh://example/a' } } })).toHaveLength(1)
    const elsewhere = { resolved: 'https://example.com/a.tgz', integrity: 'sha512-…' }
    expect(fromElsewhere({ packages: { 'node_modules/a': elsewhere } })).toHaveLength(1)
    expect(fromElsewhere(readJson<Lockfile>('package-lock.json'))).toEqual([])
  })

  it('the README gives a reason for every dependency of every package', () => {
    const plant = (line: string): string => `# A\n\n## Dependencies\n\n${line}\n\n## Next\n\n\`acorn\` stands here\n`
    expect(unexplained(plant('- `acorn` parses the model’s code'), ['acorn'])).toEqual([])
    expect(unexplained(plant('- `acorn`'), ['acorn'])).toEqual(['acorn'])
    expect(unexplained(plant(''), ['acorn'])).toEqual(['acorn'])
    const names = packageNames().flatMap((name) =>
      Object.keys(readJson<Manifest>(`packages/${name}/package.json`).dependencies ?? {}),
    )
    const outside = [...new Set(names)].filter((name) => !name.startsWith('@dormouse/'))
    const [readme] = treeFiles(/^README\.md$/)
    expect(unexplained(readme?.text ?? '', outside)).toEqual([])
  })
})
