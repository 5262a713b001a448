/// <reference types="node" />
import { Buffer } from 'node:buffer'
import { gunzipSync } from 'node:zlib'
import { PACKED_PROGRAM } from '../generated/helper-program.ts'

/**
 * The program of the helper thread as text. It comes packed with the sources, as one text of a megabyte would take
 * every program that imports this package some 60 ms at its start, and few of them ever block.
 */
export function unpackProgram(): string {
  return gunzipSync(Buffer.from(PACKED_PROGRAM, 'base64')).toString()
}
