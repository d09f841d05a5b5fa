import { expect, test } from 'vitest'
import type { DocumentRule } from '../../src/course/course.ts'
import { configurationRule, mayRead, ruleFor } from '../../src/course/document-rules.ts'

const before = new Date('2026-03-01T00:00:00Z')
const after = new Date('2026-03-03T00:00:00Z')

function rule(paths: string[], more: Partial<DocumentRule> = {}): DocumentRule {
  return { paths, audience: 'everyone', ignored: false, ...more }
}

const course = {
  documents: [
    configurationRule,
    rule(['homework/week1/hint.md']),
    rule(['homework/**/solution*'], { graded: { role: 'solution', until: before } }),
    rule(['homework/**'], { graded: { role: 'task' } }),
    rule(['staff'], { audience: 'staff' }),
    rule(['week2/*'], { releasedAt: new Date('2026-03-02T00:00:00Z') }),
    rule(['drafts/**'], { ignored: true }),
  ],
}

test('the first rule that matches applies', () => {
  expect(ruleFor(course, 'homework/week1/hint.md')).toBe(course.documents[1])
  expect(ruleFor(course, 'homework/week1/task.md').graded?.role).toBe('task')
  expect(ruleFor(course, 'lessons/a.md')).toMatchObject({ audience: 'everyone', ignored: false })
})

test('students read what is for everyone and released', () => {
  expect(mayRead(course, 'lessons/a.md', 'student', before)).toBe(true)
  expect(mayRead(course, 'staff/notes/a.md', 'student', after)).toBe(false)
  expect(mayRead(course, 'week2/a.md', 'student', before)).toBe(false)
  expect(mayRead(course, 'week2/a.md', 'student', new Date('2026-03-02T00:00:00Z'))).toBe(true)
})

test('a graded task stays readable and its solution stays hidden, also after the deadline', () => {
  expect(mayRead(course, 'homework/week1/task.md', 'student', before)).toBe(true)
  expect(mayRead(course, 'homework/week1/solution.md', 'student', after)).toBe(false)
})

test('staff read all material, but nobody reads what is ignored or configures the course', () => {
  for (const path of ['staff/a.md', 'week2/a.md', 'homework/week1/solution.md']) {
    expect(mayRead(course, path, 'staff', before)).toBe(true)
  }
  for (const path of ['drafts/a.md', 'course.yaml', 'glossary.yaml', 'probes.yaml', 'concept-prompts.yaml']) {
    expect(mayRead(course, path, 'staff', after)).toBe(false)
  }
  expect(mayRead(course, 'lessons/course.yaml', 'student', after)).toBe(true)
})

test('a rule for everything does not turn configuration into material', () => {
  expect(ruleFor({ documents: [configurationRule, rule(['**'])] }, 'probes.yaml').ignored).toBe(true)
})
