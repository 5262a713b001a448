import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Runs a program of `children/`, which prints one line of JSON, in its own process: nothing else is in its figures. */
export async function runAlone(program, ...values) {
  const file = fileURLToPath(new URL(`children/${program}`, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', file, ...values.map(String)])
  return JSON.parse(stdout)
}
