import type { GlossaryEntry } from './course.ts'
import { readYamlFile } from './read-yaml-file.ts'
import { courseSchemaVersion } from './course-schema-version.ts'

/**
 * The entries of a course's glossary.yaml, a list of `names` with an optional `note`; none where the file is absent.
 *
 * @throws TutorError `course` with the file, the line and what to mend.
 */
export async function loadGlossary(folder: string, cacheFolder?: string): Promise<GlossaryEntry[]> {
  return (await readYamlFile(folder, 'glossary.yaml', schema, cacheFolder)) ?? []
}

const schema = {
  version: courseSchemaVersion,
  load: async () => (await import('./glossary-schema.ts')).glossarySchema,
}
