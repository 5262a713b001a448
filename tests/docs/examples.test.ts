import { describe, expect, it } from 'vitest'
import { treePaths } from '../house/tree.ts'
import { run } from './run-code.ts'

const START = 'examples/start/start.js'
const programs = treePaths().filter((path) => /^examples\/([^/]+)\/\1\.js$/.test(path))

describe('examples', () => {
  it('npm start does the main job without a key and says that the model is scripted', async () => {
    const { exitCode, output } = await run('npm', ['start'])
    expect(output).toContain('approved: delete account')
    expect(output).toMatch(/scripted/i)
    expect(exitCode, output).toBe(0)

    // The build is there now, so the others can run.
    expect(programs).toContain(START)
    for (const program of programs.filter((path) => path !== START)) {
      const ended = await run(process.execPath, [program])
      expect(ended.exitCode, `${program}\n${ended.output}`).toBe(0)
    }
  }, 120_000)
})
