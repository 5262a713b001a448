const decoder = new TextDecoder()

/** Reads UTF-8, for runtimes without Node's buffers. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
