import type { Identifier, Program } from 'acorn'
import { forEachChild } from '../ast/children.ts'
import { type FunctionNode, isFunction, type Node } from '../ast/nodes.ts'

/** How a name came to be. */
export type VariableKind =
  | 'var'
  | 'let'
  | 'const'
  | 'class'
  | 'function'
  | 'parameter'
  | 'catch'
  | 'import'
  | 'own-name'

/** One binding of a name. */
export interface Variable {
  readonly name: string
  readonly kind: VariableKind
  readonly scope: Scope
  /** The declarators, functions and classes that give it a value at its declaration. */
  readonly definitions: Node[]
  readonly references: Reference[]
  /** True when one of the references writes. */
  isWritten: boolean
}

/** One use of a name. `variable` is undefined when no declaration of this program binds it. */
export interface Reference {
  readonly node: Identifier
  readonly scope: Scope
  readonly reads: boolean
  readonly writes: boolean
  variable: Variable | undefined
}

/** A region in which names live. */
export interface Scope {
  readonly node: Node
  readonly parent: Scope | undefined
  /** True for those that hold `var`: functions, static blocks and the program. */
  readonly holdsVar: boolean
  readonly variables: Map<string, Variable>
}

/** The names of a program: its outermost scope, every use of a name, and the variable of each identifier. */
export interface Names {
  readonly program: Scope
  readonly references: readonly Reference[]
  readonly referenceOf: ReadonlyMap<Node, Reference>
  /** The variable that a declaring identifier declares. */
  readonly declared: ReadonlyMap<Node, Variable>
}

/** Finds what every name of a program means. The program itself is not changed. */
export function resolveNames(program: Program): Names {
  const collector = new Collector(program)
  collector.collect()
  const referenceOf = new Map<Node, Reference>()
  for (const reference of collector.references) {
    referenceOf.set(reference.node, reference)
    reference.variable = lookUp(reference.scope, reference.node.name)
    if (reference.variable === undefined) continue
    reference.variable.references.push(reference)
    reference.variable.isWritten ||= reference.writes
  }
  return { program: collector.program, references: collector.references, referenceOf, declared: collector.declared }
}

function lookUp(scope: Scope, name: string): Variable | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const variable = at.variables.get(name)
    if (variable !== undefined) return variable
  }
  return undefined
}

interface Use {
  readonly reads: boolean
  readonly writes: boolean
}
const READ: Use = { reads: true, writes: false }
const WRITE: Use = { reads: false, writes: true }
const READ_WRITE: Use = { reads: true, writes: true }

/** First pass: scopes, declarations, and uses that are resolved when all declarations are known. */
class Collector {
  readonly program: Scope
  readonly references: Reference[] = []
  readonly declared = new Map<Node, Variable>()

  constructor(program: Program) {
    this.program = openScope(program, undefined, true)
  }

  collect(): void {
    this.#children(this.program.node, this.program)
  }

  #visit(node: Node, scope: Scope): void {
    if (isFunction(node)) return this.#function(node, scope)
    switch (node.type) {
      case 'Identifier':
        return this.#use(node, scope, READ)
      case 'VariableDeclaration': {
        const target = node.kind === 'var' ? varScope(scope) : scope
        for (const declarator of node.declarations) {
          // `var x` without a value defines nothing: it may repeat a parameter or a function.
          const definition = declarator.init || node.kind !== 'var' ? declarator : undefined
          this.#declarePattern(declarator.id, target, node.kind as VariableKind, definition, scope)
          if (declarator.init) this.#visit(declarator.init, scope)
        }
        return
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#class(node, scope)
      case 'BlockStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.#loopOrBlock(node, scope)
      case 'SwitchStatement': {
        this.#visit(node.discriminant, scope)
        const inner = openScope(node, scope, false)
        for (const branch of node.cases) this.#children(branch, inner)
        return
      }
      case 'StaticBlock':
        return this.#children(node, openScope(node, scope, true))
      case 'CatchClause': {
        const inner = openScope(node, scope, false)
        if (node.param) this.#declarePattern(node.param, inner, 'catch', undefined, inner)
        return this.#visit(node.body, inner)
      }
      case 'AssignmentExpression':
        this.#target(node.left, scope, node.operator === '=' ? WRITE : READ_WRITE)
        return this.#visit(node.right, scope)
      case 'UpdateExpression':
        return this.#target(node.argument, scope, READ_WRITE)
      case 'MemberExpression':
        this.#visit(node.object, scope)
        if (node.computed) this.#visit(node.property, scope)
        return
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) this.#visit(node.key, scope)
        if (node.value) this.#visit(node.value, scope)
        return
      case 'LabeledStatement':
        return this.#visit(node.body, scope)
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
      case 'ExportAllDeclaration':
        return
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) this.#declare(specifier.local, scope, 'import', specifier)
        return
      case 'ExportNamedDeclaration':
        if (node.declaration) this.#visit(node.declaration, scope)
        if (node.source) return
        for (const { local } of node.specifiers) if (local.type === 'Identifier') this.#use(local, scope, READ)
        return
      default:
        return this.#children(node, scope)
    }
  }

  #children(node: Node, scope: Scope): void {
    forEachChild(node, (child) => this.#visit(child, scope))
  }

  #loopOrBlock(node: Node, scope: Scope): void {
    const inner = openScope(node, scope, false)
    if (
      (node.type === 'ForInStatement' || node.type === 'ForOfStatement') &&
      node.left.type !== 'VariableDeclaration'
    ) {
      this.#target(node.left, inner, WRITE)
      this.#visit(node.right, inner)
      return this.#visit(node.body, inner)
    }
    this.#children(node, inner)
  }

  #function(node: FunctionNode, scope: Scope): void {
    let outer = scope
    if (node.type === 'FunctionDeclaration' && node.id) {
      this.#declare(node.id, scope, 'function', node)
      // Annex B: outside strict code the name of a function in a block is seen by the whole function, too.
      const whole = varScope(scope)
      if (whole !== scope && !whole.variables.has(node.id.name)) this.#declareAlias(node.id, whole, node)
    }
    if (node.type === 'FunctionExpression' && node.id) {
      outer = openScope(node, scope, false)
      this.#declare(node.id, outer, 'own-name', node)
    }
    const inner = openScope(node, outer, true)
    for (const parameter of node.params) this.#declarePattern(parameter, inner, 'parameter', undefined, inner)
    if (node.body.type === 'BlockStatement') this.#children(node.body, inner)
    else this.#visit(node.body, inner)
  }

  #class(node: Node & { type: 'ClassDeclaration' | 'ClassExpression' }, scope: Scope): void {
    if (node.type === 'ClassDeclaration' && node.id) this.#declare(node.id, scope, 'class', node)
    const inner = openScope(node, scope, false)
    if (node.id) this.#declare(node.id, inner, 'own-name', node)
    if (node.superClass) this.#visit(node.superClass, inner)
    this.#visit(node.body, inner)
  }

  /** Declares the names of a pattern; its default values and computed keys are evaluated in `scope`. */
  #declarePattern(pattern: Node, target: Scope, kind: VariableKind, definition: Node | undefined, scope: Scope): void {
    switch (pattern.type) {
      case 'Identifier':
        return this.#declare(pattern, target, kind, definition)
      case 'ObjectPattern':
        for (const property of pattern.properties) this.#declarePattern(property, target, kind, definition, scope)
        return
      case 'Property':
        if (pattern.computed) this.#visit(pattern.key, scope)
        return this.#declarePattern(pattern.value, target, kind, definition, scope)
      case 'ArrayPattern':
        for (const element of pattern.elements)
          if (element) this.#declarePattern(element, target, kind, definition, scope)
        return
      case 'RestElement':
        return this.#declarePattern(pattern.argument, target, kind, definition, scope)
      case 'AssignmentPattern':
        this.#declarePattern(pattern.left, target, kind, definition, scope)
        return this.#visit(pattern.right, scope)
      default:
        return this.#visit(pattern, scope)
    }
  }

  /** Visits what is assigned to: a name, a member, or a pattern of them. */
  #target(node: Node, scope: Scope, use: Use): void {
    switch (node.type) {
      case 'Identifier':
        return this.#use(node, scope, use)
      case 'ObjectPattern':
        for (const property of node.properties) this.#target(property, scope, use)
        return
      case 'Property':
        if (node.computed) this.#visit(node.key, scope)
        return this.#target(node.value, scope, use)
      case 'ArrayPattern':
        for (const element of node.elements) if (element) this.#target(element, scope, use)
        return
      case 'RestElement':
        return this.#target(node.argument, scope, use)
      case 'AssignmentPattern':
        this.#target(node.left, scope, use)
        return this.#visit(node.right, scope)
      default:
        return this.#visit(node, scope)
    }
  }

  #use(node: Identifier, scope: Scope, { reads, writes }: Use): void {
    this.references.push({ node, scope, reads, writes, variable: undefined })
  }

  #declare(node: Identifier, scope: Scope, kind: VariableKind, definition: Node | undefined): void {
    const known = scope.variables.get(node.name)
    const variable = known ?? { name: node.name, kind, scope, definitions: [], references: [], isWritten: false }
    if (definition !== undefined) variable.definitions.push(definition)
    scope.variables.set(node.name, variable)
    this.declared.set(node, variable)
  }

  #declareAlias(node: Identifier, scope: Scope, definition: Node): void {
    const variable: Variable = {
      name: node.name,
      kind: 'var',
      scope,
      definitions: [definition],
      references: [],
      isWritten: false,
    }
    scope.variables.set(node.name, variable)
  }
}

function openScope(node: Node, parent: Scope | undefined, holdsVar: boolean): Scope {
  return { node, parent, holdsVar, variables: new Map() }
}

function varScope(scope: Scope): Scope {
  let at = scope
  while (!at.holdsVar && at.parent !== undefined) at = at.parent
  return at
}
