const link =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.|\b(?:mailto|tel|javascript|data):|\]\s*\(|!\[|\bdiscord\.gg\b/iu
const domain =
  /(?<![\w@.])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|net|org|io|dev|kr|me|ru|cn|info|biz|xyz|top|link|click|gg|ly|app|site|online|shop)\b(?:\/\S*)?/iu
const mention = /@(?:everyone|here|channel)\b|<[@#!][^>]*>|(?<![\w.])@[\p{L}_][\p{L}\p{N}_]*/u
const tag = /<\/?[a-z][a-z0-9-]*(?:\s[^>]*)?\/?>/iu
const roleMark =
  /^\s*(?:system|assistant|user|tool|human|ai)\s*:|<\|[^|]*\|>|\[\/?INST\]|###\s*(?:instruction|system)/iu
const persona =
  /\b(?:as an? (?:ai|language model|assistant|pirate|dan)\b|i(?: am|['’]m) (?:an? )?(?:ai|language model|assistant|dan|chatgpt|now)\b|i (?:cannot|can['’]t|will|must|have been) (?:help|assist|comply|obey|hacked)|i(?: have|['’]ve)? been (?:hacked|pwned)|my (?:instructions|system prompt))|(?:저는|나는) (?:인공지능|AI|언어 모델|어시스턴트|해적)|시스템 (?:프롬프트|지시)/iu

/**
 * What no sentence of an answer may carry: a link, an image, a mention, markup, a turn of a conversation or a role that
 * is played. Code and names that stand in the source in the same letters ("@Autowired", "<div>") are the source's own.
 */
export function findForeignContent(sentence: string, source: string): string | undefined {
  if (link.test(sentence)) return 'link'
  if (roleMark.test(sentence) || persona.test(sentence)) return 'role'
  const isSourced = (found: RegExpExecArray | null): boolean => found === null || source.includes(found[0])
  if (!isSourced(domain.exec(sentence))) return 'link'
  const named = mention.exec(sentence)
  if (named !== null && (/everyone|here|channel|</u.test(named[0]) || !isSourced(named))) return 'mention'
  if (!isSourced(tag.exec(sentence))) return 'markup'
  return undefined
}

const unseen =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]|(?![\n\t])\p{Cc}/gu

/** A sentence as one plain line: no invisible characters, list marks, emphasis or citation numbers of the model's. */
export function cleanSentence(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(unseen, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^\s*(?:[-*•>]\s+|#{1,6}\s+|\d{1,2}[.)]\s+)/u, '')
    .replaceAll(/\*\*|__/gu, '')
    .replaceAll(/\s*\[\d{1,2}(?:\s*,\s*\d{1,2})*\](?=[\s.,]|$)/gu, '')
    .trim()
}
