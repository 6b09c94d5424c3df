import { Ajv2020, type Options } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { isDay, isInstant } from '../time.ts'
import { Problem } from './problem.ts'

/**
 * Bodies are taken as they are: the text "3" is not the number 3, an unknown field is an error. Only what
 * arrives as text by nature (path, query, headers) is coerced.
 */
export function compileValidators(): FastifySchemaCompiler<TSchema> {
  const strict = make({ coerceTypes: false, useDefaults: true })
  const coercing = make({ coerceTypes: 'array', useDefaults: true })
  return ({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema)
}

function make(options: Options): Ajv2020 {
  const ajv = new Ajv2020({ ...options, allErrors: false, removeAdditional: false, strict: false })
  formats.default(ajv, ['email', 'uri'])
  ajv.addFormat('date', isDay)
  ajv.addFormat('date-time', isInstant)
  ajv.addSchema(Problem)
  return ajv
}
