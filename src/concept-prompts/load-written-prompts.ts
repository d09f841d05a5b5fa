import { readYamlFile } from '../course/read-yaml-file.ts'
import type { WrittenPrompt } from './concept-prompt.ts'

const fileSchema = {
  version: 'concept-prompts-1',
  load: async () => (await import('./concept-prompt.ts')).writtenPromptsSchema,
}

/**
 * The concept prompts of a course's concept-prompts.yaml; none where there is no such file.
 *
 * @throws TutorError `course` with the file, the line and what to mend.
 */
export async function loadWrittenPrompts(courseFolder: string): Promise<WrittenPrompt[]> {
  return (await readYamlFile(courseFolder, 'concept-prompts.yaml', fileSchema)) ?? []
}
