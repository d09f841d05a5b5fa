import type { Course, DocumentRule } from './course.ts'
import { matchesGlob } from './path-glob.ts'

/** Files that configure the course and are never its material. */
export const configurationFiles = ['course.yaml', 'glossary.yaml', 'probes.yaml', 'concept-prompts.yaml']

/** Stands before the author's rules in every course, so that no rule can turn configuration into material. */
export const configurationRule: DocumentRule = {
  paths: configurationFiles,
  audience: 'everyone',
  ignored: true,
}

const ordinary: DocumentRule = { paths: ['**'], audience: 'everyone', ignored: false }

/** By list of rules and path: one question asks about a thousand documents of a large course. */
const knownRules = new WeakMap<readonly DocumentRule[], Map<string, DocumentRule>>()

/** The first rule that matches a document's path (forward slashes), else the one for ordinary material. */
export function ruleFor({ documents }: Pick<Course, 'documents'>, documentPath: string): DocumentRule {
  let known = knownRules.get(documents)
  if (known === undefined) knownRules.set(documents, (known = new Map()))
  let rule = known.get(documentPath)
  if (rule === undefined) {
    rule = documents.find(({ paths }) => paths.some((glob) => matchesGlob(documentPath, glob))) ?? ordinary
    known.set(documentPath, rule)
  }
  return rule
}

/**
 * Whether a reader may see a document now. Staff see all material. Students see what is for everyone and released;
 * graded tasks stay readable (they get hints only), graded solutions stay hidden even after the deadline.
 */
export function mayRead(
  course: Pick<Course, 'documents'>,
  documentPath: string,
  reader: 'student' | 'staff',
  now: Date,
): boolean {
  const rule = ruleFor(course, documentPath)
  if (rule.ignored) return false
  if (reader === 'staff') return true
  if (rule.audience === 'staff' || rule.graded?.role === 'solution') return false
  return rule.releasedAt === undefined || now >= rule.releasedAt
}
