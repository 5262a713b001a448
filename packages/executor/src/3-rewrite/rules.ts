import type { Node } from '../ast/nodes.ts'
import { rewriteCall, rewriteTaggedTemplate } from './call.ts'
import { rewriteCatch } from './catch.ts'
import { rewriteChain, rewriteUnary } from './chain.ts'
import { rewriteChange } from './change.ts'
import { rewriteClassBody } from './class-body.ts'
import { rewriteIdentifier, rewriteProperty } from './constant.ts'
import { rewriteContinue, rewriteFor } from './continue.ts'
import { rewriteLabeled } from './for-await.ts'
import { rewriteBlock, rewriteFunction, rewriteStaticBlock, rewriteSwitch } from './function.ts'
import { rewriteNew } from './giving.ts'
import { rewriteImportExpression } from './imports.ts'
import { rewriteMember } from './member.ts'
import { rewriteField, rewriteObject } from './object.ts'
import type { Rewriter } from './rewriter.ts'
import { rewriteBinary, rewriteLogical } from './settle.ts'
import { rewriteYield } from './stream.ts'
import { rewriteForEach, rewriteReturn, rewriteVariableDeclaration } from './top-level-statement.ts'
import { rewriteWith } from './with.ts'

/** The rule of each kind of node that has one; other nodes keep their form. */
export const RULES: { readonly [Type in Node['type']]?: (node: Node, rewriter: Rewriter) => Node } = table({
  CallExpression: rewriteCall,
  MemberExpression: rewriteMember,
  BinaryExpression: rewriteBinary,
  LogicalExpression: rewriteLogical,
  TaggedTemplateExpression: rewriteTaggedTemplate,
  ChainExpression: rewriteChain,
  UnaryExpression: rewriteUnary,
  FunctionDeclaration: rewriteFunction,
  FunctionExpression: rewriteFunction,
  ArrowFunctionExpression: rewriteFunction,
  BlockStatement: rewriteBlock,
  StaticBlock: rewriteStaticBlock,
  SwitchStatement: rewriteSwitch,
  ClassBody: rewriteClassBody,
  ObjectExpression: rewriteObject,
  PropertyDefinition: rewriteField,
  CatchClause: rewriteCatch,
  Identifier: rewriteIdentifier,
  Property: rewriteProperty,
  AssignmentExpression: rewriteChange,
  UpdateExpression: rewriteChange,
  ReturnStatement: rewriteReturn,
  VariableDeclaration: rewriteVariableDeclaration,
  ForStatement: rewriteFor,
  ContinueStatement: rewriteContinue,
  LabeledStatement: rewriteLabeled,
  ForInStatement: rewriteForEach,
  ForOfStatement: rewriteForEach,
  ImportExpression: rewriteImportExpression,
  NewExpression: rewriteNew,
  YieldExpression: rewriteYield,
  WithStatement: rewriteWith,
})

/** Each rule takes the kind of node that it stands under. */
function table(
  rules: {
    readonly [Type in Node['type']]?: (node: never, rewriter: Rewriter) => Node
  },
): typeof RULES {
  return rules as typeof RULES
}
