import type { Document, Node } from 'yaml'
import { z } from 'zod'
import { nearestKey } from './nearest-key.ts'

interface CheckedYaml {
  schema: z.ZodType
  document: Document
  yaml: Pick<typeof import('yaml'), 'isNode' | 'isMap' | 'isCollection' | 'isScalar'>
}

/** What the schema found wrong, said for the file's author, and the offset in the text where it stands. */
export function explainIssue(
  issue: z.core.$ZodIssue,
  { schema, document, yaml }: CheckedYaml,
): { sentence: string; offset: number | undefined } {
  const name = nameOfPath(issue.path)
  const place = nodeAt(issue.path, document, yaml)
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const parent = place.isExact ? place.node : undefined
    const pair = yaml.isMap(parent)
      ? parent.items.find(({ key: node }) => yaml.isScalar(node) && node.value === key)
      : undefined
    const offset = yaml.isNode(pair?.key) ? pair.key.range?.[0] : place.node?.range?.[0]
    return { sentence: unknownKey(key, knownKeys(schema, issue.path)), offset }
  }
  const offset = place.node?.range?.[0]
  if (issue.code === 'invalid_type') {
    if (!place.isExact) return { sentence: `${name} is missing; add it`, offset }
    return {
      sentence: `${name} must be ${nameOfType(issue.expected)}, not ${kindOf(place.node, yaml)}`,
      offset,
    }
  }
  if (issue.code === 'invalid_value') {
    if (!place.isExact) return { sentence: `${name} is missing; add it`, offset }
    return { sentence: `${name} must be one of ${issue.values.join(', ')}`, offset }
  }
  return { sentence: `${name} ${issue.message}`, offset }
}

function unknownKey(key: string, known: string[]): string {
  const nearest = nearestKey(key, known)
  const advice =
    nearest === undefined
      ? `remove it; known are ${known.join(', ')}`
      : `write "${nearest}" if you meant that, or remove it`
  return `the key "${key.slice(0, 60)}" is not known: ${advice}`
}

/** The node that a path leads to or, where something on the way is missing, the last one above it. */
function nodeAt(
  path: readonly PropertyKey[],
  document: Document,
  yaml: CheckedYaml['yaml'],
): { node: Node | undefined; isExact: boolean } {
  let node: Node | undefined = document.contents ?? undefined
  for (const step of path) {
    const next: unknown = yaml.isCollection(node) ? node.get(step, true) : undefined
    if (!yaml.isNode(next)) return { node, isExact: false }
    node = next
  }
  return { node, isExact: true }
}

/** The keys of the object that stands at a path in a schema, seen through arrays, defaults and transforms. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const plain = unwrap(schema)
  const [step, ...rest] = path
  if (plain instanceof z.ZodArray) return knownKeys(plain.element, rest)
  if (!(plain instanceof z.ZodObject)) return []
  if (step === undefined) return Object.keys(plain.shape)
  const next = plain.shape[String(step)]
  return next ? knownKeys(next, rest) : []
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap())
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema
}

/** A path for a person, as in `"documents" number 2, "paths"`: places in a list are counted from 1. */
function nameOfPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file'
  const steps = path.map((step, index) =>
    typeof step === 'number' ? ` number ${step + 1}` : `${index === 0 ? '' : ', '}"${String(step)}"`,
  )
  return steps.join('').trim()
}

const typeNames: Record<string, string> = {
  string: 'text (put it in quotes)',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list (lines that begin with "- ")',
  object: 'a set of keys ("key: value" lines)',
}

function nameOfType(expected: string): string {
  return typeNames[expected] ?? expected
}

function kindOf(node: Node | undefined, yaml: CheckedYaml['yaml']): string {
  if (yaml.isMap(node)) return 'a set of keys'
  if (yaml.isCollection(node)) return 'a list'
  const value: unknown = yaml.isScalar(node) ? node.value : undefined
  if (value === null || value === undefined) return 'empty'
  if (typeof value === 'string') return 'text'
  return typeof value === 'boolean' ? 'true or false' : 'a number'
}
