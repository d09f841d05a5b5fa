import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { loadCourse } from '../course/load-course.ts'
import type { Course } from '../course/course.ts'
import { messageOf } from '../errors.ts'
import type { Folders } from '../open-tutor.ts'
import { examineIndex } from './examine-index.ts'
import type { Finding } from './finding.ts'

const leastFreeBytes = 200 * 1024 * 1024

/** What stands in the way of the tutor's work on this machine with these folders; changes nothing. */
export async function examine(
  folders: Folders,
  config: Config,
  examinePlatforms?: (config: Config, course: Course | undefined) => Promise<Finding[]>,
): Promise<Finding[]> {
  const machine = [examineNode(), ...(await examineNatives())]
  const data = examineDataFolder(folders.data)
  const { course, finding } = await examineCourse(folders.course)
  const index = course === undefined ? [] : await examineIndex(course, folders.data)
  const { examineModel } = await import('./examine-model.ts')
  const model = await examineModel(config)
  return [
    ...machine,
    finding,
    ...(course === undefined ? [] : describeCourse(course)),
    ...data,
    ...index,
    ...model,
    ...((await examinePlatforms?.(config, course)) ?? []),
  ]
}

function examineNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
    ? { level: 'ok', about: 'Node.js', finding: process.version }
    : {
        level: 'failure',
        about: 'Node.js',
        finding: `${process.version} is too old`,
        remedy: 'Install Node.js 20.19 or newer.',
      }
}

async function examineNatives(): Promise<Finding[]> {
  const natives = [
    {
      name: 'better-sqlite3',
      load: async () => (await import('../store/open-database.ts')).probeDatabaseDriver(),
    },
    {
      name: 'hnswlib-node',
      load: async () => (await import('../retrieval/probe-vector-library.ts')).probeVectorLibrary(),
    },
  ]
  const findings: Finding[] = []
  for (const { name, load } of natives) {
    try {
      await load()
      findings.push({ level: 'ok', about: name, finding: 'loads' })
    } catch (error) {
      findings.push({
        level: 'failure',
        about: name,
        finding: `does not load: ${messageOf(error).split('\n')[0]}`,
        remedy: `Run npm rebuild ${name}; where it has to be compiled, that needs Python, make and a C++ compiler.`,
      })
    }
  }
  return findings
}

async function examineCourse(folder: string): Promise<{ course?: Course; finding: Finding }> {
  try {
    const course = await loadCourse(folder)
    return {
      course,
      finding: { level: 'ok', about: 'course', finding: `"${course.title}" in ${course.folder}` },
    }
  } catch (error) {
    return { finding: { level: 'failure', about: 'course', finding: messageOf(error) } }
  }
}

function describeCourse(course: Course): Finding[] {
  const findings: Finding[] = []
  findings.push(
    course.glossary.length > 0
      ? { level: 'ok', about: 'glossary', finding: `${course.glossary.length} terms` }
      : {
          level: 'warning',
          about: 'glossary',
          finding: 'the course has none',
          remedy:
            'Write glossary.yaml with the names of your terms in both languages; questions across languages find more.',
        },
  )
  if (course.linkTemplate === undefined) {
    findings.push({
      level: 'warning',
      about: 'links',
      finding: 'citations are not links',
      remedy: 'Give linkTemplate in course.yaml, as in https://example.org/{document}#L{from}.',
    })
  }
  if (!existsSync(join(course.folder, 'probes.yaml'))) {
    findings.push({
      level: 'warning',
      about: 'probes',
      finding: 'the course has no probe questions',
      remedy: 'Write probes.yaml and run tutor eval to see how well the tutor answers.',
    })
  }
  return findings
}

function examineDataFolder(data: string): Finding[] {
  const folder = resolve(data)
  let existing = folder
  while (!existsSync(existing)) existing = dirname(existing)
  try {
    accessSync(existing, constants.W_OK)
  } catch {
    return [
      {
        level: 'failure',
        about: 'data folder',
        finding: `${folder} cannot be written`,
        remedy: 'Give another folder with --data or TUTOR_DATA, or change its permissions.',
      },
    ]
  }
  const { bavail, bsize } = statfsSync(existing)
  const freeBytes = bavail * bsize
  return freeBytes < leastFreeBytes
    ? [
        {
          level: 'warning',
          about: 'data folder',
          finding: `only ${Math.floor(freeBytes / 1024 / 1024)} MB are free at ${folder}`,
          remedy: 'Free some space or give another folder with --data.',
        },
      ]
    : [{ level: 'ok', about: 'data folder', finding: `${folder} can be written` }]
}
