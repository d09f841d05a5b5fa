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

/** The first rule that matches a document's path (forward slashes), else the one for ordinary material. */
export function ruleFor(course: Pick<Course, 'documents'>, documentPath: string): DocumentRule {
  return (
    course.documents.find((rule) => rule.paths.some((glob) => matchesGlob(documentPath, glob))) ?? ordinary
  )
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
