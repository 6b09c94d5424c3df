import { type RouteDefinition, SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { FastifySchemaValidationError } from 'fastify/types/schema.js'
import type { TSchema } from 'typebox'
import { isDay, isInstant } from '../time.ts'
import type { App } from './app.ts'
import { Problem } from './problem.ts'

/**
 * Bodies are taken as they are: the text "3" is not the number 3, an unknown field is an error. Only what
 * arrives as text by nature (path, query, headers) is coerced.
 */
export function compileValidators(): (route: Parameters<FastifySchemaCompiler<TSchema>>[0]) => ValidateFunction {
  const strict = make({ coerceTypes: false, useDefaults: true })
  const coercing = make({ coerceTypes: 'array', useDefaults: true })
  return ({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema)
}

/**
 * What checks a request or writes an answer is made when its route is first asked: made for all 300 routes at the start,
 * it was most of the time until a server was ready. What is returned makes the rest, and throws at the first schema that
 * cannot be.
 */
export function compileWhenAsked(app: App): () => void {
  const validators = compileValidators()
  const serializers = SerializerSelector()({ Problem })
  const all: (() => unknown)[] = []
  const once = <T>(make: () => T): (() => T) => {
    let made: T | undefined
    const get = () => (made ??= make())
    all.push(get)
    return get
  }
  app.setValidatorCompiler<TSchema>((route) => {
    const compiled = once(() => validators(route))
    const validate = (data: unknown): boolean => {
      const isValid = compiled()(data)
      validate.errors = (compiled().errors ?? null) as FastifySchemaValidationError[] | null
      return isValid
    }
    validate.errors = null as FastifySchemaValidationError[] | null
    return validate
  })
  app.setSerializerCompiler<TSchema>((route) => {
    const compiled = once(() => serializers(route as RouteDefinition))
    return (data) => compiled()(data)
  })
  return () => {
    for (const make of all) make()
  }
}

function make(options: Options): Ajv2020 {
  const ajv = new Ajv2020({ ...options, allErrors: false, removeAdditional: false, strict: false })
  formats.default(ajv, ['email', 'uri'])
  ajv.addFormat('date', isDay)
  ajv.addFormat('date-time', isInstant)
  ajv.addSchema(Problem)
  return ajv
}
