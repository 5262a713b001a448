import type { Node } from '../ast/nodes.ts'
import type { ScriptWriter } from './script-writer.ts'

/** The part of astring's state that our own printers use; `output` is the writer given to `generate`. */
export interface PrintState {
  readonly output: ScriptWriter
  write(text: string): void
}

/** Prints one kind of node; `this` holds the printers of all kinds. */
export type Printer<T extends Node = Node> = (this: Printers, node: T, state: PrintState) => void

/** A printer for each kind of node. */
export type Printers = Readonly<Record<string, Printer>>

/** Prints a node of any kind. */
export function print(printers: Printers, node: Node, state: PrintState): void {
  printers[node.type]?.(node, state)
}

/** Prints `(node)`. */
export function printInBrackets(printers: Printers, node: Node, state: PrintState): void {
  state.write('(')
  print(printers, node, state)
  state.write(')')
}

/** Prints nodes with commas between. */
export function printList(printers: Printers, nodes: readonly Node[], state: PrintState): void {
  for (const [index, node] of nodes.entries()) {
    if (index > 0) state.write(', ')
    print(printers, node, state)
  }
}
