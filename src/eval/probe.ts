import { readFile } from 'node:fs/promises'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { messageOf, TutorError } from '../errors.ts'
import { languages } from '../language.ts'
import { comparable } from './fact-match.ts'

const alternative = z.string().refine((text) => comparable(text) !== '', 'a fact needs a letter or a digit')

const shared = {
  /** Unique in the file; failures are reported by it. */
  id: z.string().regex(/^[a-z0-9-]+$/u, 'an id is of lower-case letters, digits and hyphens'),
  question: z.string().trim().min(1),
  /** Counted as this language; where absent, the question's letters decide. */
  language: z.enum(languages).optional(),
}

const probeSchema = z.discriminatedUnion('expect', [
  z.strictObject({
    ...shared,
    expect: z.literal('answered'),
    /** Every group must be met by one of its alternatives. */
    facts: z.array(z.array(alternative).min(1)).min(1),
    /** Ids of the sections (or names of the documents) where the answer stands; any one counts. */
    sections: z.array(z.string().min(1)).min(1),
  }),
  z.strictObject({ ...shared, expect: z.literal('not_in_course') }),
])

/** A question with what a right answer must hold, or one that the course must not answer (a trap). */
export type Probe = z.infer<typeof probeSchema>

const probesFileSchema = z
  .strictObject({ probes: z.array(probeSchema).min(1) })
  .superRefine((file, context) => {
    const seen = new Set<string>()
    for (const [index, { id }] of file.probes.entries()) {
      if (seen.has(id)) {
        context.addIssue({
          code: 'custom',
          path: ['probes', index, 'id'],
          message: `the id "${id}" is used twice`,
        })
      }
      seen.add(id)
    }
  })

/**
 * Reads a course's probes, a YAML file with a list under `probes`.
 *
 * @throws TutorError `bad-input` with the file, the line and what is wrong with the first mistake.
 */
export async function loadProbes(file: string): Promise<Probe[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new TutorError('bad-input', `The probes file ${file} cannot be read: check that it exists.`, {
      cause: error,
    })
  })
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const syntaxError = document.errors[0]
  if (syntaxError) {
    const what = syntaxError.message.split(/ at line \d+/u)[0] ?? syntaxError.message
    throw mistake(file, lineCounter.linePos(syntaxError.pos[0]).line, what)
  }
  const parsed = probesFileSchema.safeParse(plainValue(file, document))
  if (parsed.success) return parsed.data.probes
  const issue = parsed.error.issues[0]
  const path = issue?.path ?? []
  throw mistake(
    file,
    lineOf(document, lineCounter, path),
    `${path.join('.') || 'the file'}: ${issue?.message}`,
  )
}

/** Resolves aliases, which is where a deeply aliased file is turned away. */
function plainValue(file: string, document: Document): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw mistake(file, 1, messageOf(error))
  }
}

function mistake(file: string, line: number, what: string): TutorError {
  return new TutorError('bad-input', `${file}, line ${line}: ${what}. Correct the file and try again.`)
}

/** The line of the deepest node on the path that the file holds; a missing key is looked for in its parent. */
function lineOf(document: Document, lineCounter: LineCounter, path: PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true)
    const offset = isNode(node) ? node.range?.[0] : undefined
    if (offset !== undefined) return lineCounter.linePos(offset).line
  }
  return 1
}
