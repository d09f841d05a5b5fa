import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { TutorError } from '../errors.ts'
import { languages } from '../language.ts'
import { courseIdOf } from './course-id.ts'
import type { CourseFile } from './course-schema.ts'
import { courseSchemaVersion } from './course-schema-version.ts'
import type { Course } from './course.ts'
import { defaultEvalThresholds } from './default-thresholds.ts'
import { configurationRule } from './document-rules.ts'
import { loadGlossary } from './load-glossary.ts'
import { readYamlFile } from './read-yaml-file.ts'

/**
 * The course in a folder. course.yaml and glossary.yaml are optional: a bare folder is a course named for its
 * folder, in both languages, in UTC, with no glossary. With a `cacheFolder` (in the data folder) the files are not
 * parsed and checked again while they are unchanged, which saves a process more time than Node takes to start.
 *
 * @throws TutorError `course` where the folder or one of the two files cannot be used; for a file, with the line,
 * the column and what to mend.
 */
export async function loadCourse(folder: string, options: { cacheFolder?: string } = {}): Promise<Course> {
  await checkFolder(folder)
  const [file = {}, glossary] = await Promise.all([
    readYamlFile(folder, 'course.yaml', courseFile, options.cacheFolder),
    loadGlossary(folder, options.cacheFolder),
  ])
  return courseOf(resolve(folder), file, glossary)
}

const courseFile = {
  version: courseSchemaVersion,
  load: async () => (await import('./course-schema.ts')).courseFileSchema,
}

function courseOf(folder: string, file: CourseFile, glossary: Course['glossary']): Course {
  const folderName = basename(folder).normalize('NFC')
  return {
    id: file.id ?? courseIdOf(folderName),
    folder,
    title: file.title ?? (folderName === '' ? 'Course' : folderName),
    languages: file.languages ?? [...languages],
    timeZone: file.timeZone ?? 'UTC',
    ...(file.linkTemplate !== undefined && { linkTemplate: file.linkTemplate }),
    documents: [configurationRule, ...(file.documents ?? [])],
    glossary,
    evalThresholds: file.evalThresholds ?? defaultEvalThresholds,
    ...(file.chat && { chat: file.chat }),
    ...(file.checks && { checks: file.checks }),
    ...(file.conceptPrompts && { conceptPrompts: file.conceptPrompts }),
  }
}

async function checkFolder(folder: string): Promise<void> {
  if (folder.includes('\0')) {
    throw new TutorError('course', 'The name of the course folder holds a NUL character; give a real folder.')
  }
  const status = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === 'ENOENT' || error.code === 'ENOTDIR'
    const message = missing
      ? `There is no course folder at ${folder}; check the path given by --course or TUTOR_COURSE.`
      : `The course folder ${folder} cannot be opened (${error.code}); check its permissions.`
    throw new TutorError('course', message, { cause: error })
  })
  if (!status.isDirectory()) {
    throw new TutorError('course', `${folder} is a file, not a course folder; give the folder that holds it.`)
  }
}
