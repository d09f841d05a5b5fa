import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../src/make-folder.ts'
import { temporaryFolder } from './fakes/open-chat.ts'

describe('a folder', () => {
  it('is made with all that it stands in, and made again without harm', () => {
    const folder = join(temporaryFolder(), 'a', 'b', 'c')
    makeFolder(folder)
    makeFolder(folder)
    expect(statSync(folder).isDirectory()).toBe(true)
  })

  it('is not made below a file, nor in the place of one', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => makeFolder(file)).toThrow(/EEXIST/u)
    expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR/u)
  })

  it.skipIf(!existsSync('/proc/self'))('that cannot be made is an error, and not a wait without end', () => {
    expect(() => makeFolder('/proc/tutor/data')).toThrow(/ENOENT/u)
  })
})
