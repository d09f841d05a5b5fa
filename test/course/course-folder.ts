import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A course folder with the given files (text or bytes), removed when the test ends. */
export async function courseFolder(
  files: Record<string, string | Uint8Array> = {},
  name = 'course',
): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'tutor-course-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  const folder = join(parent, name)
  await mkdir(folder)
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content)
  return folder
}
