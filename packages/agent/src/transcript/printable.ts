/** Escape sequences of terminals: colours and cursor moves, titles and links, and the rest by their first letter. */
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-_])|\u009B[0-?]*[ -/]*[@-~]/g
/** What is left of control characters, and those that turn the direction of writing. */
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

/**
 * The text as it may be printed: without what could move a terminal's cursor, change its colours or turn text around,
 * since it comes from models and tools. Tabs become two spaces, line ends `\n`.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(ESCAPES, '')
    .replaceAll('\t', '  ')
    .replace(CONTROLS, '')
}
