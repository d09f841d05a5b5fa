import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export interface CourseText {
  /** Path inside the course folder, with forward slashes. */
  document: string
  source: string
}

/** The Markdown and text files of a course folder, in the order of their paths: what the rivals index. */
export async function readCourse(folder: string): Promise<CourseText[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(?:md|txt)$/u.test(entry.name))
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted()
  return Promise.all(
    paths.map(async (path) => ({
      document: relative(folder, path).split(sep).join('/'),
      source: (await readFile(path, 'utf8')).replaceAll('\r\n', '\n'),
    })),
  )
}
