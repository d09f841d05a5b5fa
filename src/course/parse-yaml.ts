import * as yaml from 'yaml'
import type { Document, LineCounter } from 'yaml'
import type { z } from 'zod'
import { messageOf, TutorError } from '../errors.ts'
import { explainIssue } from './explain-issue.ts'
import { findDeepNesting } from './find-deep-nesting.ts'

/**
 * A YAML text, checked by a schema.
 *
 * @throws TutorError `course`: one sentence with the file, line and column of the first mistake and what to do.
 */
export function parseYaml<Checked>(text: string, file: string, schema: z.ZodType<Checked>): Checked {
  const lines = new yaml.LineCounter()
  const failAt = failingIn(file, lines)

  const deep = findDeepNesting(text)
  if (deep !== undefined) failAt(deep, 'the file is nested too deeply; write it flatter')
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  refuseBrokenYaml(document, failAt)
  yaml.visit(document, {
    Alias: (_, alias) => {
      failAt(alias.range?.[0], `the alias *${alias.source.slice(0, 40)} is not allowed; write its value out`)
    },
  })

  const value: unknown = document.toJS()
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const explained = explainIssue(parsed.error.issues[0]!, { schema, document, yaml })
  return failAt(explained.offset, explained.sentence)
}

type FailAt = (offset: number | undefined, sentence: string) => never

function failingIn(file: string, lines: LineCounter): FailAt {
  return (offset, sentence) => {
    const { line, col } = lines.linePos(offset ?? 0)
    const place = line === 0 ? 'line 1' : `line ${line}, column ${col}`
    throw new TutorError('course', `${file}, ${place}: ${sentence}.`)
  }
}

function refuseBrokenYaml(document: Document, failAt: FailAt): void {
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault) failAt(fault.pos[0], adviceFor[fault.code] ?? `${reason(fault)}; mend the YAML there`)
  if (document.contents === null) failAt(0, 'the file is empty; fill it in or delete it')
}

/** The parser's own wording serves but for the mistakes that people make most. */
const adviceFor: Record<string, string> = {
  TAB_AS_INDENT: 'a tab stands where spaces must; indent with spaces',
  DUPLICATE_KEY: 'the same key stands here twice; remove one of the two',
  MULTIPLE_DOCS: 'a second YAML document begins here; remove the line "---"',
  TAG_RESOLVE_FAILED: 'the tag is not known here; remove the part that begins with "!"',
  NON_STRING_KEY: 'a key here is not text; write it in quotes',
}

function reason(fault: Error): string {
  const text = messageOf(fault)
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.:\s]+$/u, '')
    .slice(0, 160)
  return text.charAt(0).toLowerCase() + text.slice(1)
}
