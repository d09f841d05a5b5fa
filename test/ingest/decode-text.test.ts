import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/ingest/decode-text.ts'

const korean = '네트워크 계층은 패킷을 목적지까지 보낸다.\n라우터가 경로를 고른다.\n'

function utf16(text: string, order: 'le' | 'be', withMark: boolean): Uint8Array {
  const bytes = Buffer.from((withMark ? '\ufeff' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** CP949 has no encoder in Node: the table is read back from the decoder. */
function cp949(text: string): Uint8Array {
  const decoder = new TextDecoder('euc-kr')
  const table = new Map<string, number[]>()
  for (let lead = 0xa1; lead <= 0xc8; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((one) => table.get(one) ?? [one.charCodeAt(0)]))
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(korean), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${korean}`), 'utf-8'],
    ['UTF-16 LE with a mark', utf16(korean, 'le', true), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(korean, 'be', true), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(korean, 'le', false), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16(korean, 'be', false), 'utf-16be'],
    ['CP949', cp949(korean), 'euc-kr'],
  ])('reads %s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: korean, encoding })
  })

  it('counts lines as an editor does: \\r\\n is one line end, a lone \\r is none', () => {
    const decoded = decodeText(Buffer.from('one\r\ntwo\rstill two\nthree'))
    expect(decoded).toMatchObject({ text: 'one\ntwo\rstill two\nthree' })
  })

  it.each([
    ['Latin-1', Buffer.from('Caf\u00e9 cr\u00e8me, d\u00e9j\u00e0 vu.', 'latin1'), /encoding/],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /binary/],
    ['text with NUL bytes', Buffer.from('abc\u0000\u0001\u0002def\u0000\u0000x'), /binary/],
    ['nothing', Buffer.alloc(0), /empty/],
    ['white space', Buffer.from(' \n\t\n'), /empty/],
  ])('says why %s cannot be read', (_name, bytes, reason) => {
    const decoded = decodeText(bytes)
    expect('reason' in decoded && decoded.reason).toMatch(reason)
  })
})
