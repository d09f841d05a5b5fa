import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openTutor } from '../../src/open-tutor.ts'

/** A course folder with the given files, and the tutor over it; `remove` leaves nothing behind. */
export async function openMadeCourse(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'tutor-made-course-'))
  const course = join(root, 'course')
  for (const [path, text] of Object.entries(files)) {
    const file = join(course, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const tutor = await openTutor({ course, data: join(root, 'data') })
  return {
    tutor,
    course,
    data: join(root, 'data'),
    write: (path: string, text: string) => writeFileSync(join(course, path), text),
    async remove() {
      await tutor.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
