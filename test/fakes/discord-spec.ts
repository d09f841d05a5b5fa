import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Schema = Record<string, unknown>

const specFile = fileURLToPath(new URL('../../../shared/specs/discord/openapi.json', import.meta.url))

/** Whether Discord's own description of its API stands beside the checkout. */
export const hasDiscordSpec = existsSync(specFile)

let spec:
  | { paths: Record<string, Record<string, Schema>>; components: { schemas: Record<string, Schema> } }
  | undefined

/**
 * What is wrong with a request by Discord's description: a path or method that is not in it, or a body that does not fit
 * any of the schemas; empty where all is right, or where the description is absent.
 */
export function findDiscordProblems(method: string, path: string, body: unknown): string[] {
  if (!hasDiscordSpec) return []
  spec ??= JSON.parse(readFileSync(specFile, 'utf8'))
  const template = Object.keys(spec?.paths ?? {})
    .filter((candidate) => matches(candidate, path))
    .toSorted((one, other) => one.split('{').length - other.split('{').length)[0]
  const operation = template === undefined ? undefined : spec?.paths[template]?.[method.toLowerCase()]
  if (operation === undefined) return [`${method} ${path} is not described`]
  const content = (operation['requestBody'] as { content?: Record<string, { schema?: Schema }> } | undefined)
    ?.content
  const schema = content?.['application/json']?.schema
  if (schema === undefined) return body === undefined ? [] : [`${method} ${template}: takes no body`]
  return body === undefined ? [] : problemsOf(schema, body, `${method} ${template}`)
}

function matches(template: string, path: string): boolean {
  const wanted = template.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith('{') || part === given[index])
  )
}

function problemsOf(schema: Schema, value: unknown, at: string): string[] {
  if (typeof schema['$ref'] === 'string') {
    const target = spec?.components.schemas[schema['$ref'].split('/').at(-1) ?? '']
    return target === undefined ? [`${at}: unknown ${schema['$ref']}`] : problemsOf(target, value, at)
  }
  const choices = (schema['oneOf'] ?? schema['anyOf']) as Schema[] | undefined
  if (choices !== undefined) {
    const tried = choices.map((choice) => problemsOf(choice, value, at))
    if (tried.some((problems) => problems.length === 0)) return []
    return tried.toSorted((one, other) => one.length - other.length)[0] ?? []
  }
  const all = ((schema['allOf'] ?? []) as Schema[]).flatMap((part) => problemsOf(part, value, at))
  return [...all, ...ownProblems(schema, value, at)]
}

function ownProblems(schema: Schema, value: unknown, at: string): string[] {
  const types = schema['type'] === undefined ? [] : ([schema['type']].flat() as string[])
  if (types.length > 0 && !types.some((type) => isOfType(type, value)))
    return [`${at}: not ${types.join(' or ')}`]
  const found: string[] = []
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value))
    found.push(`${at}: not one of the enum`)
  if ('const' in schema && schema['const'] !== value) found.push(`${at}: not ${String(schema['const'])}`)
  if (typeof value === 'string') found.push(...outside(schema, value.length, 'Length', at))
  if (typeof value === 'number') {
    if (value < number(schema['minimum'], -Infinity)) found.push(`${at}: below ${String(schema['minimum'])}`)
    if (value > number(schema['maximum'], Infinity)) found.push(`${at}: above ${String(schema['maximum'])}`)
  }
  if (Array.isArray(value)) {
    found.push(...outside(schema, value.length, 'Items', at))
    const items = schema['items'] as Schema | undefined
    if (items !== undefined)
      value.forEach((item, index) => found.push(...problemsOf(items, item, `${at}[${index}]`)))
  } else if (typeof value === 'object' && value !== null) {
    found.push(...fieldProblems(schema, value as Record<string, unknown>, at))
  }
  return found
}

function fieldProblems(schema: Schema, value: Record<string, unknown>, at: string): string[] {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>
  const found: string[] = []
  for (const name of (schema['required'] ?? []) as string[])
    if (value[name] === undefined) found.push(`${at}: no ${name}`)
  for (const [name, field] of Object.entries(value)) {
    const property = properties[name] ?? (schema['additionalProperties'] as Schema | undefined)
    if (typeof property === 'object') found.push(...problemsOf(property, field, `${at}.${name}`))
    else if (schema['properties'] !== undefined) found.push(`${at}: ${name} is not described`)
  }
  return found
}

function outside(schema: Schema, length: number, what: 'Length' | 'Items', at: string): string[] {
  const least = number(schema[`min${what}`], 0)
  const most = number(schema[`max${what}`], Infinity)
  return length < least || length > most ? [`${at}: ${length} is not within ${least} and ${most}`] : []
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}
