import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** A line of the table, as far as this test reads it. */
interface Row {
  readonly id: string
  readonly unit: string
  readonly ours: number
  readonly ratio?: { readonly min: number; readonly median: number; readonly max: number }
}

/** A job of benchmarks/jobs. */
interface Job {
  readonly name: string
  readonly sizes: Readonly<Record<'full' | 'quick' | 'tiny', object>>
  run(subject: unknown, sizes: object): Promise<readonly Row[]>
}

const benchmarks = new URL('../../benchmarks/', import.meta.url)
const sources = new URL('../../packages/executor/src/', import.meta.url)
const jobFiles = readdirSync(new URL('jobs/', benchmarks)).filter((file) => file.endsWith('.mjs'))
// Runs its sessions in processes of their own, which need the build; a plain `npm test` has none.
const needsBuild = new Set(['suspended-sessions.mjs', 'sleeping-threads.mjs', 'bridges.mjs', 'agents.mjs'])
const hasBuild = existsSync(new URL('../dist/index.js', sources))

async function loadJob(file: string): Promise<Job> {
  // The name says which job; its shape is what this test is about.
  const { job } = (await import(new URL(`jobs/${file}`, benchmarks).href)) as { job: Job }
  return job
}

describe('benchmarks', () => {
  it.each(jobFiles.filter((file) => hasBuild || !needsBuild.has(file)))(
    'jobs/%s gives right values and finite figures',
    async (file) => {
      const { loadSubject } = await import(new URL('subject.mjs', benchmarks).href)
      const job = await loadJob(file)
      expect(`${job.name}.mjs`).toBe(file)
      // Every job checks the values that its code gave and throws at a wrong one.
      const rows = await job.run(await loadSubject(sources, 'ts'), job.sizes.tiny)
      expect(rows.length).toBeGreaterThan(0)
      for (const { id, ours, ratio } of rows) {
        expect(id).toMatch(/^[a-z0-9-]+$/)
        expect(Number.isFinite(ours)).toBe(true)
        if (ratio) expect(ratio.min <= ratio.median && ratio.median <= ratio.max).toBe(true)
      }
    },
    // Some start several processes one after the other.
    120_000,
  )

  it('budgets.json has every budget of the table, each once', () => {
    const text = readFileSync(new URL('budgets.json', benchmarks), 'utf8')
    const rows = (JSON.parse(text) as { row: string }[]).map(({ row }) => row)
    expect(new Set(rows).size).toBe(rows.length)
    expect(rows.filter((row) => row.startsWith('guest-cpu-'))).toHaveLength(6)
    for (const row of ['fresh-session', 'tool-call', 'suspended-10000-rss', 'suspended-50000-wrong', 'front-end']) {
      expect(rows).toContain(row)
    }
    for (const row of [
      'saved-first',
      'save-first',
      'restore-first',
      'free-loop-threads-2-p99',
      'watchdog-index-of-max',
    ]) {
      expect(rows).toContain(row)
    }
  })
})
