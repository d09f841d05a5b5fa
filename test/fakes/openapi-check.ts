import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

type Schema = Record<string, unknown>

const specFile = fileURLToPath(new URL('../../../shared/specs/openai/openapi.yaml', import.meta.url))

/** Whether OpenAI's own description of its API stands beside the checkout. */
export const hasOpenAiSpec = existsSync(specFile)

let schemas: Record<string, Schema> | undefined

/** Reads the description, which takes seconds: done before a test's clock runs. */
export function prepareSpec(): void {
  if (hasOpenAiSpec) schemas ??= readSchemas()
}

/** What is wrong with a request's body by OpenAI's description; empty where all is right or the description is absent. */
export function findSpecProblems(schemaName: string, body: unknown): string[] {
  if (!hasOpenAiSpec) return []
  schemas ??= readSchemas()
  return problemsOf({ $ref: `#/components/schemas/${schemaName}` }, body, schemaName)
}

function readSchemas(): Record<string, Schema> {
  const spec = parse(readFileSync(specFile, 'utf8'), { maxAliasCount: -1 }) as {
    components: { schemas: Record<string, Schema> }
  }
  return spec.components.schemas
}

function problemsOf(schema: Schema, value: unknown, at: string): string[] {
  if (typeof schema['$ref'] === 'string') {
    const target = schemas?.[schema['$ref'].split('/').at(-1) ?? '']
    return target === undefined ? [`${at}: unknown ${schema['$ref']}`] : problemsOf(target, value, at)
  }
  if (value === null) return []
  const parts = (key: string) => (Array.isArray(schema[key]) ? (schema[key] as Schema[]) : undefined)
  const all = (parts('allOf') ?? []).flatMap((part) => problemsOf(part, value, at))
  const choices = parts('oneOf') ?? parts('anyOf')
  if (choices !== undefined) {
    const tried = choices.map((choice) => problemsOf(choice, value, at))
    if (!tried.some((problems) => problems.length === 0)) all.push(...(tried[0] ?? []))
  }
  return [...all, ...ownProblems(schema, value, at)]
}

function ownProblems(schema: Schema, value: unknown, at: string): string[] {
  const { type, minimum, maximum } = schema
  const found: string[] = []
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value))
    found.push(`${at}: ${String(value)} is not allowed`)
  if (typeof type === 'string' && !isOfType(type, value)) return [...found, `${at}: not ${type}`]
  if (typeof value === 'number' && typeof minimum === 'number' && value < minimum)
    found.push(`${at}: below ${minimum}`)
  if (typeof value === 'number' && typeof maximum === 'number' && value > maximum)
    found.push(`${at}: above ${maximum}`)
  if (Array.isArray(value) && typeof schema['items'] === 'object') {
    for (const [index, item] of value.entries())
      found.push(...problemsOf(schema['items'] as Schema, item, `${at}[${index}]`))
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const record = value as Record<string, unknown>
    const properties = (schema['properties'] ?? {}) as Record<string, Schema>
    for (const name of (schema['required'] ?? []) as string[])
      if (record[name] === undefined) found.push(`${at}: no ${name}`)
    for (const [name, property] of Object.entries(properties)) {
      if (record[name] !== undefined) found.push(...problemsOf(property, record[name], `${at}.${name}`))
    }
  }
  return found
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value)
  return typeof value === type
}
