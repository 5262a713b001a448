import { Parser, type Program } from 'acorn'
import { boundDepth } from './bound-depth.ts'
import { checkProgram } from './check-program.ts'
import { checkSize } from './check-size.ts'
import { plainDeclarations } from './plain-declarations.ts'

/** `new.target` may stand in code for a direct `eval`: where that stands the engine knows. */
class TextParser extends Parser {
  get allowNewDotTarget(): boolean {
    return true
  }
}
const Bounded = boundDepth(plainDeclarations(TextParser as typeof Parser))

/**
 * Reads code that the guest made from text, as `eval` takes it. Undefined for what cannot be read: the engine says what
 * is wrong with it.
 */
export function parseText(code: string, sourceBytes: number): Program | undefined {
  try {
    checkSize(code, sourceBytes)
    const program = Bounded.parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowSuperOutsideMethod: true,
      checkPrivateFields: false,
    })
    checkProgram(program, code, 'cell')
    return program
  } catch {
    return undefined
  }
}
