import { jsonSchemaOf } from '../../tool/json-schema-of.ts'
import type { StandardSchema } from '../../tool/standard-schema.ts'
import { MARK, type Mark } from './marks.ts'

/**
 * Packs a Standard Schema: its JSON Schemas are written beforehand.
 * @param validate the mark of its `validate`; undefined where values were checked before they are sent
 */
export function packSchema(schema: StandardSchema, validate: Mark | undefined): Mark {
  const [input, output] = [jsonSchemaOf(schema, 'input'), jsonSchemaOf(schema, 'output')]
  return {
    [MARK]: 'schema',
    vendor: schema['~standard'].vendor,
    ...(validate === undefined ? {} : { validate }),
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
  }
}
