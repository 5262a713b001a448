// How late a timer of the host fires while something else goes on: what a server's other requests would feel.
import { percentile } from './harness.mjs'

const INTERVAL_MS = 5

/** Starts a timer of 5 ms, set anew each time it fires; gives what ends it and tells how late it was, in ms. */
export function watchLateness() {
  const lateMs = []
  let dueMs
  let timer
  const set = () => {
    dueMs = performance.now() + INTERVAL_MS
    timer = setTimeout(fire, INTERVAL_MS)
  }
  const note = () => lateMs.push(Math.max(0, performance.now() - dueMs))
  const fire = () => {
    note()
    set()
  }
  set()
  return () => {
    clearTimeout(timer)
    // One that was due and had no chance to fire counts.
    if (performance.now() > dueMs || lateMs.length === 0) note()
    return { p50: percentile(lateMs, 0.5), p99: percentile(lateMs, 0.99), max: Math.max(...lateMs) }
  }
}
