export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'euc-kr'

/**
 * The text of a file's bytes: UTF-8 or UTF-16 with or without a byte order mark, or CP949 (EUC-KR). The BOM is
 * dropped and "\r\n" becomes "\n", so line numbers are those of an editor; a lone "\r" is kept and ends no line.
 *
 * @returns the text, or the reason why there is none, as a phrase that follows "because".
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | { reason: string } {
  if (bytes.length === 0) return { reason: 'the file is empty' }
  const outcome = decode(bytes)
  if ('reason' in outcome) return outcome
  const text = outcome.text.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n')
  if (text.trim() === '') return { reason: 'the file is empty' }
  if (controlShare(text) > 0.02) return { reason: 'the file is binary, not text' }
  return { ...outcome, text }
}

function decode(bytes: Uint8Array): { text: string; encoding: TextEncoding } | { reason: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes.subarray(2), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes.subarray(2), 'utf-16be')
  const holdsNul = bytes.includes(0)
  if (!holdsNul) {
    const utf8 = tryDecode(bytes, 'utf-8')
    if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' }
    const korean = isPlausibleEucKr(bytes) ? tryDecode(bytes, 'euc-kr') : undefined
    if (korean !== undefined) return { text: korean, encoding: 'euc-kr' }
  }
  const wide = decodeWide(bytes)
  if (wide) return wide
  return {
    reason: holdsNul ? 'the file is binary, not text' : 'its encoding is not recognised; save it as UTF-8',
  }
}

function decodeAs(
  bytes: Uint8Array,
  encoding: TextEncoding,
): { text: string; encoding: TextEncoding } | { reason: string } {
  const text = tryDecode(bytes, encoding)
  return text === undefined
    ? { reason: 'its encoding is not recognised; save it as UTF-8' }
    : { text, encoding }
}

function tryDecode(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-16 without a BOM: the byte order whose text is nearly all Korean, Latin and common signs. */
function decodeWide(bytes: Uint8Array): { text: string; encoding: TextEncoding } | undefined {
  if (bytes.length % 2 === 1) return undefined
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = tryDecode(bytes, encoding)
    if (text === undefined) continue
    const usual = text.match(/[\t\n\r -~\u00a0-\u017f\u2010-\u2027\u3000-\u303f\uac00-\ud7a3]/gu)?.length ?? 0
    if (usual / text.length > 0.9) return { text, encoding }
  }
  return undefined
}

/**
 * Whether the double-byte characters look Korean: most are the 2,350 syllables of KS X 1001 (lead byte B0 to C8,
 * trail byte from A1), which Latin-1, EUC-JP and GB 2312 text is not.
 */
function isPlausibleEucKr(bytes: Uint8Array): boolean {
  let pairs = 0
  let syllables = 0
  let signs = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[at + 1] ?? 0
    pairs += 1
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) syllables += 1
    else if (lead >= 0xa1 && lead <= 0xac && trail >= 0xa1) signs += 1
    at += 1
  }
  return syllables > 0 && (syllables + signs) / pairs >= 0.85 && syllables / pairs >= 0.5
}

function controlShare(text: string): number {
  // oxlint-disable-next-line no-control-regex
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/gu)?.length ?? 0
  return controls / text.length
}
