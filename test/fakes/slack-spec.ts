import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Parameter {
  name: string
  in: 'header' | 'query' | 'formData'
  type?: string
  required?: boolean
}
interface Operation {
  parameters: Parameter[]
  consumes?: string[]
}

const specFile = fileURLToPath(
  new URL('../../../shared/specs/slack/slack_web_openapi_v2.json', import.meta.url),
)

/** Whether Slack's own description of its Web API stands beside the checkout. */
export const hasSlackSpec = existsSync(specFile)

/** Methods and arguments that are younger than the description, which is of 2020; each is in Slack's reference. */
const youngerMethods = new Set([
  'apps.connections.open',
  'assistant.threads.setStatus',
  'assistant.threads.setSuggestedPrompts',
  'assistant.threads.setTitle',
  'chat.appendStream',
  'chat.startStream',
  'chat.stopStream',
  'files.completeUploadExternal',
  'files.getUploadURLExternal',
])
const youngerArguments: Record<string, readonly string[]> = {
  'chat.postMessage': ['metadata'],
  'chat.update': ['metadata'],
  'conversations.history': ['include_all_metadata'],
  'conversations.replies': ['include_all_metadata'],
}

let operations: Map<string, Operation> | undefined

/**
 * What is wrong with a call by Slack's description: an argument that is not in it, one that is missing or of another
 * type, a body of a kind that the method does not take; empty where all is right, or where the description is absent.
 *
 * @param body Form-encoded, as it came.
 */
export function findSlackProblems(method: string, body: string, contentType: string): string[] {
  if (!hasSlackSpec || youngerMethods.has(method)) return []
  operations ??= readOperations()
  const operation = operations.get(method)
  if (operation === undefined) return [`${method} is not described`]
  const given = new Map(new URLSearchParams(body))
  const described = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]))
  const found = [...given].flatMap(([name, value]) => {
    const parameter = described.get(name)
    if (parameter !== undefined) return problemsOf(parameter, value).map((problem) => `${method}: ${problem}`)
    // Bolt names the workspace in each call.
    const isYounger = name === 'team_id' || youngerArguments[method]?.includes(name) === true
    return isYounger ? [] : [`${method}: ${name} is not described`]
  })
  for (const { name, required } of operation.parameters) {
    // The token comes in the header, which the server looks at.
    if (required === true && name !== 'token' && !given.has(name)) found.push(`${method}: no ${name}`)
  }
  const kind = contentType.split(';')[0]?.trim() ?? ''
  if (operation.consumes?.includes(kind) === false) found.push(`${method}: takes no ${kind}`)
  return found
}

function readOperations(): Map<string, Operation> {
  const { paths } = JSON.parse(readFileSync(specFile, 'utf8')) as {
    paths: Record<string, Record<string, Operation>>
  }
  return new Map(
    Object.entries(paths).flatMap(([path, byVerb]) =>
      Object.values(byVerb).map((operation) => [path.slice(1), operation] as const),
    ),
  )
}

/** Texts that hold JSON. */
const structured = new Set(['blocks', 'view', 'attachments'])

function problemsOf({ name, type }: Parameter, value: string): string[] {
  switch (type) {
    case 'boolean':
      return /^(?:true|false|0|1)$/u.test(value) ? [] : [`${name} is no boolean`]
    case 'integer':
      return /^-?\d+$/u.test(value) ? [] : [`${name} is no integer`]
    case 'number':
      return /^-?\d+(?:\.\d+)?$/u.test(value) ? [] : [`${name} is no number`]
    default:
      return structured.has(name) && !isJson(value) ? [`${name} is no JSON`] : []
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
