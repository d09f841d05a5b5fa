import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isDamage, openDatabase, translated } from '../../src/store/open-database.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'database-'))
  file = path.join(folder, 'deep', 'state.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('openDatabase', () => {
  it('makes the folder and opens with a write-ahead log and full synchronisation', () => {
    const database = openDatabase(file)
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    database.close()
  })

  it('says that the disk is full', () => {
    const database = openDatabase(file)
    database.exec('CREATE TABLE filler (content BLOB)')
    database.pragma('max_page_count = 8')
    const fill = () => database.exec('INSERT INTO filler VALUES (zeroblob(100000))')
    expect(() => translated(file, fill)).toThrow(
      expect.objectContaining({ kind: 'data', message: expect.stringMatching(/^The disk is full/u) }),
    )
    database.close()
  })

  it('tells damage from everything else', () => {
    const plain = path.join(folder, 'plain.db')
    writeFileSync(plain, 'no database at all, '.repeat(500))
    let thrown: unknown
    try {
      openDatabase(plain)
    } catch (error) {
      thrown = error
    }
    expect(isDamage(thrown)).toBe(true)
    expect(isDamage(new Error('no'))).toBe(false)
  })
})
