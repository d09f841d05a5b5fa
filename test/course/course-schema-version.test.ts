import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { courseFileSchema } from '../../src/course/course-schema.ts'
import { courseSchemaVersion } from '../../src/course/course-schema-version.ts'
import { glossarySchema } from '../../src/course/glossary-schema.ts'

test('the version of the course schemas is that of what they accept', () => {
  const schemas = [courseFileSchema, glossarySchema].map((schema) => z.toJSONSchema(schema, { io: 'input' }))
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 8)
  // Where this fails, write the received value into course-schema-version.ts.
  expect(courseSchemaVersion.replace(/^\d+-/u, '')).toBe(hash)
})
