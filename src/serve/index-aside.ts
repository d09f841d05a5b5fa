import { spawn } from 'node:child_process'
import { TutorError } from '../errors.ts'
import type { Folders } from '../open-tutor.ts'

/**
 * Brings the index up to date in a process of its own (`tutor index`), so that reading and cutting files never holds
 * up an acknowledgement.
 *
 * @throws TutorError `course` with the sentence that the other process ended with.
 */
export function indexAside(command: readonly string[], folders: Folders): Promise<void> {
  const [program = process.execPath, ...words] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...words, 'index', '--course', folders.course, '--data', folders.data], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (piece: Buffer) => {
      said = (said + piece.toString('utf8')).slice(-2000)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new TutorError('course', lastSentence(said)))
    })
  })
}

function lastSentence(said: string): string {
  const line = said
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^tutor: /u, '')
  return line === undefined || line === ''
    ? 'The course could not be indexed; run `tutor index` to see why.'
    : line
}
