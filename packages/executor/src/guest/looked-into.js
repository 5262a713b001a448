/** Built-ins that look into what they are given, and how the promises in it are taken. */
import { makeTable } from './built-in-table.js'

const ways = makeTable('looks into')

/** Notes of a built-in that `addSteps(call, add, copyFor)` has `add({ promise, write })` take what it would find. */
export const looksInto = ways.note

/** Has `add` take what a built-in would find; `copyFor` tells what a built-in reads. */
export function addLookedInto(call, add, copyFor) {
  ways.of(call.callee)?.(call, add, copyFor)
}
