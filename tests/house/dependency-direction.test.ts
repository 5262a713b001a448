import { builtinModules } from 'node:module'
import { describe, expect, it } from 'vitest'
import { type Import, importsOf, targetOf } from './imports.ts'
import { packageNames, packageOf, readJson, sourceFiles, type TreeFile } from './tree.ts'

/** Which of our own packages each package may name. A package that is not listed may name none. */
const MAY_NAME: Record<string, (one: Import) => boolean> = {
  agent: (one) => /^packages\/agent\/src\/(node\/)?default-executor\.ts$/.test(one.from) && isExecutor(one.specifier),
  tools: (one) => one.specifier === '@dormouse/agent/tool',
}

/** What every stage may stand on. Other unnumbered files stand above the stages, and no stage imports them. */
const FOUNDATION = /^packages\/executor\/src\/((errors|limits|options|outcome)\.ts$|(ast|guest)\/)/
const ABOVE = 8
const STAGES = [1, 2, 3, 4, 5, 6, 7]

/** 0 for a foundation, the number of a stage, 8 for what stands above the stages. */
const levelOf = (path: string): number => {
  const digit = /^packages\/executor\/src\/(\d)-/.exec(path)?.[1]
  return digit === undefined ? (FOUNDATION.test(path) ? 0 : ABOVE) : Number(digit)
}
const isExecutor = (specifier: string): boolean => /^@dormouse\/executor(\/node)?$/.test(specifier)
const isNodeOnly = (path: string): boolean => /^packages\/[^/]+\/src\/node\//.test(path)
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '')
const written = (one: Import): string => `${one.from}:${one.line} → ${one.specifier}`
const everyImport = (files: readonly TreeFile[]): Import[] => files.flatMap(importsOf)

/** Imports of one package by another that the plan does not draw. */
function crossPackage(files: readonly TreeFile[]): string[] {
  return everyImport(files)
    .filter((one) => one.specifier.startsWith('@dormouse/') && !MAY_NAME[packageOf(one.from)]?.(one))
    .map(written)
}

/** Relative imports that leave their own package. */
function leavingHome(files: readonly TreeFile[]): string[] {
  return everyImport(files)
    .filter((one) => {
      const target = targetOf(one)
      return target !== undefined && !target.startsWith(`packages/${packageOf(one.from)}/src/`)
    })
    .map(written)
}

/** Imports against the numbers: of a later stage or what stands above, or of any stage by a foundation. */
function againstTheNumbers(files: readonly TreeFile[]): string[] {
  return everyImport(files)
    .filter((one) => {
      const target = targetOf(one)
      return packageOf(one.from) === 'executor' && target !== undefined && levelOf(target) > levelOf(one.from)
    })
    .map(written)
}

/** Files other than `executor.ts` that reach every stage. */
function knowingThemAll(files: readonly TreeFile[]): string[] {
  return files
    .filter((file) => packageOf(file.path) === 'executor' && !file.path.endsWith('/src/executor.ts'))
    .filter((file) => {
      const reached = importsOf(file).map((one) => levelOf(targetOf(one) ?? ''))
      return STAGES.every((stage) => reached.includes(stage))
    })
    .map((file) => file.path)
}

/** Files of the agent's leaf that import anything outside it. */
function outsideTheLeaf(files: readonly TreeFile[]): string[] {
  const leaf = 'packages/agent/src/tool/'
  return everyImport(files.filter((file) => file.path.startsWith(leaf)))
    .filter((one) => targetOf(one)?.startsWith(leaf) === false)
    .map(written)
}

/** Node's own modules outside `src/node/`. */
function nodeInTheCore(files: readonly TreeFile[]): string[] {
  return everyImport(files)
    .filter((one) => isBuiltin(one.specifier) && !isNodeOnly(one.from))
    .map(written)
}

/** Packages that are imported and not among the importer's own dependencies. */
function undeclared(files: readonly TreeFile[], dependenciesOf: (name: string) => readonly string[]): string[] {
  return everyImport(files)
    .filter((one) => !/^[.#]/.test(one.specifier) && !isBuiltin(one.specifier))
    .filter((one) => {
      const name = one.specifier.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? one.specifier
      return !dependenciesOf(packageOf(one.from)).includes(name)
    })
    .map(written)
}

/** The first circle found among imports that exist at run time, from each file that is on one. */
function circles(files: readonly TreeFile[]): string[] {
  const next = new Map(
    files.map((file) => [file.path, importsOf(file).flatMap((one) => (one.typeOnly ? [] : (targetOf(one) ?? [])))]),
  )
  return [...next.keys()].filter((start) => {
    const seen = new Set<string>()
    const waiting = [...(next.get(start) ?? [])]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (path === start) return true
      if (!seen.has(path)) waiting.push(...(next.get(path) ?? []))
      seen.add(path)
    }
    return false
  })
}

type Manifest = Partial<Record<'dependencies' | 'peerDependencies', Record<string, string>>>

const declaredBy = (name: string): readonly string[] => {
  const { dependencies, peerDependencies } = readJson<Manifest>(`packages/${name}/package.json`)
  return Object.keys({ ...dependencies, ...peerDependencies })
}

describe('dependency direction', () => {
  const files = sourceFiles()
  const plant = (path: string, text: string): TreeFile[] => [{ path: `packages/${path}`, text }]

  it('sourceFiles() sees every package', () => {
    expect([...new Set(files.map((file) => packageOf(file.path)))].sort()).toEqual(packageNames())
  })

  it('packages name each other in one direction only', () => {
    expect(crossPackage(plant('executor/src/a.ts', `import '@dormouse/agent'`))).toHaveLength(1)
    expect(crossPackage(plant('agent/src/loop.ts', `import type { A } from '@dormouse/executor'`))).toHaveLength(1)
    expect(crossPackage(plant('tools/src/a.ts', `export { Agent } from '@dormouse/agent'`))).toHaveLength(1)
    expect(crossPackage(files)).toEqual([])
  })

  it('relative imports stay in their own package', () => {
    expect(leavingHome(plant('agent/src/a.ts', `import '../../executor/src/limits.ts'`))).toHaveLength(1)
    expect(leavingHome(files)).toEqual([])
  })

  it('a stage imports lower numbers and foundations, a foundation no stage', () => {
    expect(againstTheNumbers(plant('executor/src/2-analyze/a.ts', `import '../3-rewrite/b.ts'`))).toHaveLength(1)
    expect(againstTheNumbers(plant('executor/src/7-result/a.ts', `import '../executor.ts'`))).toHaveLength(1)
    expect(againstTheNumbers(plant('executor/src/5-run/a.ts', `import '../session.ts'`))).toHaveLength(1)
    expect(againstTheNumbers(plant('executor/src/ast/a.ts', `import type { B } from '../1-parse/b.ts'`))).toHaveLength(
      1,
    )
    expect(againstTheNumbers(plant('executor/src/3-rewrite/a.ts', `import '../2-analyze/b.ts'`))).toEqual([])
    expect(againstTheNumbers(files)).toEqual([])
  })

  it('executor.ts alone knows every stage', () => {
    const all = STAGES.map((stage) => `import './${stage}-stage/a.ts'`).join('\n')
    expect(knowingThemAll(plant('executor/src/session.ts', all))).toHaveLength(1)
    expect(knowingThemAll(files)).toEqual([])
  })

  it('the tool folder of the agent is a leaf', () => {
    expect(outsideTheLeaf(plant('agent/src/tool/tool.ts', `import '../loop.ts'`))).toHaveLength(1)
    expect(outsideTheLeaf(files)).toEqual([])
  })

  it('Node built-ins are imported under src/node/ only', () => {
    expect(nodeInTheCore(plant('executor/src/a.ts', `import { open } from 'fs/promises'`))).toHaveLength(1)
    expect(nodeInTheCore(plant('executor/src/a.ts', `const a = await import('node:vm')`))).toHaveLength(1)
    expect(nodeInTheCore(plant('executor/src/node/a.ts', `import 'node:fs'`))).toEqual([])
    expect(nodeInTheCore(files)).toEqual([])
  })

  it('every imported package is a dependency of its importer', () => {
    expect(undeclared(plant('tools/src/a.ts', `import { z } from 'zod/v4'`), declaredBy)).toHaveLength(1)
    expect(undeclared(files, declaredBy)).toEqual([])
  })

  it('no file imports itself through others', () => {
    const circle = [...plant('agent/src/a.ts', `import './b.ts'`), ...plant('agent/src/b.ts', `import './a.ts'`)]
    expect(circles(circle)).toHaveLength(2)
    expect(circles(files)).toEqual([])
  })
})
