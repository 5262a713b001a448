import type { JsonSchema } from './json-schema.ts'

/**
 * A schema of any library that follows Standard Schema: zod, valibot, arktype and others.
 *
 * `jsonSchema` is there in libraries that follow Standard JSON Schema as well (zod 4.2, arktype 2.1.28; valibot's
 * through `toStandardJsonSchema`). Source: https://standardschema.dev/schema and https://standardschema.dev/json-schema
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    /** Checks a value, and gives what the schema makes of it. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>
    /** There for type inference only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
    /** Writes what the schema takes and gives as JSON Schema; throws where that cannot be said. */
    readonly jsonSchema?: Readonly<Record<'input' | 'output', (options: { readonly target: string }) => JsonSchema>>
  }
}

/** What checking a value came to: a value, or what was wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

/** One thing that was wrong with a value, and where. */
export interface StandardIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** What a tool's result, or a run's answer, must be: a JSON Schema, or a schema of any Standard Schema library. */
export type OutputSchema = JsonSchema | StandardSchema

/** The type of the values that a Standard Schema takes. */
export type SchemaInput<Schema extends StandardSchema> = NonNullable<Schema['~standard']['types']>['input']

/** The type of the values that a Standard Schema gives. */
export type SchemaOutput<Schema extends StandardSchema> = NonNullable<Schema['~standard']['types']>['output']

/** Whether a value is a schema of a Standard Schema library; arktype's are functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false
  const standard = (value as { readonly '~standard'?: unknown })['~standard']
  if (typeof standard !== 'object' || standard === null) return false
  return typeof (standard as { readonly validate?: unknown }).validate === 'function'
}
