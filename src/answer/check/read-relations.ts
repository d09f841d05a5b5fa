/**
 * A directed statement inside a sentence. `cause`: from brings about to; `condition`: with from comes to; `order`: from comes before to; `than`: from
 * is set above to; `into`: from becomes or moves to to; `is`: from is explained by to.
 */
export interface Relation {
  kind: 'cause' | 'condition' | 'order' | 'than' | 'into' | 'is'
  from: string
  to: string
}

type Reader = [kind: Relation['kind'], pattern: RegExp]

const verbOfCause =
  /^(?<from>.+?)\b(?:is what causes|what causes|causes?(?! of)|caused(?! by)|leads? to|led to|results? in|brings? about|makes?)\b\s+(?<to>.+)$/iu

// Each pattern names its two sides; what a name holds may be as long as its sentence.
const english: Reader[] = [
  ['condition', /^(?:when|if|once)\s+(?<from>[^,]+),\s*(?<to>.+)$/iu],
  ['cause', /^(?:because|since|as)\s+(?<from>[^,]+),\s*(?<to>.+)$/iu],
  ['cause', /^(?:because of|due to|thanks to|owing to)\s+(?<from>[^,]+),\s*(?<to>.+)$/iu],
  [
    'cause',
    /^(?<to>.+?),?\s+\b(?:because|since|because of|due to|thanks to|owing to|as a result of)\b\s+(?:of\s+)?(?<from>[^,]+)/iu,
  ],
  ['condition', /^(?<to>[^,]+),?\s+\b(?:when|once|if)\b\s+(?<from>.+)$/iu],
  [
    'cause',
    /^(?<from>.+?)(?:,\s+(?:and\s+)?|\s+and\s+)(?:so|therefore|thus|hence|which is why)\b\s+(?!that\b)(?<to>.+)$/iu,
  ],
  ['cause', /^(?<to>.+?)\b(?:is|are|was|were|be)\s+(?:caused|brought about|triggered)\s+by\b(?<from>.+)$/iu],
  ['cause', /\bcauses?\s+of\s+(?<to>.+?)\s+(?:is|are|was|were)\s+(?<from>.+)$/iu],
  [
    'cause',
    /^(?<from>.+?)\s+(?:is|are|was|were)\s+(?:a|an|the|one)?\s*(?:\w+\s+)?causes?\s+of\s+(?<to>.+)$/iu,
  ],
  ['cause', verbOfCause],
  ['order', /^(?<from>.+?)\s+(?:before|prior to|earlier than)\s+(?<to>.+)$/iu],
  ['order', /^(?<to>.+?)\s+(?:after|later than)\s+(?<from>.+)$/iu],
  ['order', /^(?<from>.+?)\s+first,?\s+(?:and\s+)?then\b\s*(?<to>.+)$/iu],
  [
    'order',
    /\bfirst\b,?\s*(?<from>.+?)[,;]?\s+(?:and\s+)?(?:then|after that|afterwards|next)\b\s*(?<to>.+)$/iu,
  ],
  ['than', /^(?<from>.+?)\b(?:than|ahead of|outweighs|over|rather than|instead of)\b\s+(?<to>.+)$/iu],
  [
    'into',
    /\b(?:turns?|turned|changes?|converts?|converted|transforms?|translates?|moves?|shifts?)\b\s+(?<from>.+?)\s+(?:in)?to\s+(?<to>.+)$/iu,
  ],
  ['into', /\b(?<from>\w+)\s+into\s+(?:an?\s+|the\s+)?(?<to>\w+)/iu],
  ['into', /\bfrom\s+(?<from>.+?)\s+(?:in)?to\s+(?<to>.+)$/iu],
  ['is', /^(?<from>[^,]+?)\s+(?:is|are|was|were|means?)\s+(?:(?:the|an?)\s+)?(?<to>[^,]+)$/iu],
]

const korean: Reader[] = [
  ['cause', /^(?<to>.+?)\s*(?:이유|까닭|원인|것)(?:은|는)[,\s]*(?<from>.+?)(?:때문|이다|입니다|다\.)/u],
  [
    'cause',
    /^(?<from>.+?)(?:기 때문에|때문에|므로|니까|(?:으)?로 인해|덕분에|(?:아|어|여|해|되어|혀|워)서)[,\s]+(?<to>.+)$/u,
  ],
  [
    'condition',
    /^(?<from>.+?(?:[가-힣](?<!려|화|반|측|표|장|전|국|평|단|수|라)면|[으하되이다]면|[을할될날] 때|수록))[,\s]+(?<to>.+)$/u,
  ],
  // Of "A려면 B" it is B that comes first.
  ['condition', /^(?<to>.+?려면)[,\s]+(?<from>.+)$/u],
  ['cause', /^(?<from>.+?)(?:은|는|이|가)\s+(?<to>.+?)의\s+(?:[가-힣]+\s+)?원인/u],
  [
    'order',
    /(?:먼저|우선)\s+(?<from>.+?)(?:고|며|서),?\s+(?:그다음|그 다음|다음으로|그리고|이후|나중에|그런 다음|그러고)[에,\s]+(?<to>.+)$/u,
  ],
  ['order', /^(?<from>.+?)(?:[은한된ㄴ] (?:뒤|후|다음)에?)[,\s]+(?<to>.+)$/u],
  ['order', /^(?<from>.+?[하되지나죽오르리기서])자[,\s]+(?<to>.+)$/u],
  ['cause', /^(?<to>.+?(?:는데|으며|지만))[,\s]+(?<from>.+?)기 때문(?:이다|입니다)$/u],
  ['order', /^(?<to>.+?)기 전에[,\s]+(?<from>.+)$/u],
  [
    'into',
    /(?<from>[가-힣A-Za-z ]+?)(?:을|를)\s+(?<to>[가-힣A-Za-z ]+?)(?:으로|로)\s+(?:바꾸|바뀌|변환|전환|만들|옮)/u,
  ],
  ['into', /(?<from>[가-힣A-Za-z]+)(?:에게서|에서|부터)\s+(?<to>[가-힣A-Za-z]+?)(?:에게로|으로|로|까지)\s/u],
  ['is', /^(?<from>[^,]+?)(?:은|는|이란|란)\s+(?<to>[^,]+(?:이다|입니다|이며|이고|이었다))[,\s]*$/u],
]

/** What goes over the border of a clause is no side of a statement in it. */
const connective = /.\b(?:because|since|so that)\b/iu

/** What is longer is no sentence: code, or a table. */
const mostCharacters = 2_000

/** A comparison in Korean marks what is set below: "B보다". */
const koreanThan = /(?<to>(?:[가-힣A-Za-z0-9]+(?<![이가은는을를의도서면고]) )?[가-힣A-Za-z0-9]+)보다\s*/u

/** The directed statements of a sentence or clause. */
export function readRelations(text: string): Relation[] {
  if (text.length > mostCharacters) return []
  const spoken = text.trim().replace(/[.!?]+$/u, '')
  const isKorean = /[가-힣]/u.test(spoken)
  const found: Relation[] = []
  for (const [kind, pattern] of isKorean ? korean : english) {
    const sides = pattern.exec(spoken)?.groups
    const isOver = pattern === verbOfCause && connective.test(sides?.['from'] ?? '')
    if (sides?.['from'] !== undefined && sides['to'] !== undefined && !isOver) {
      found.push({ kind, from: sides['from'], to: sides['to'] })
    }
  }
  const than = isKorean ? koreanThan.exec(spoken) : null
  if (than?.groups?.['to'] !== undefined) {
    const from =
      spoken.slice(0, than.index).trim() === '' ? spoken.slice(than[0].length) : spoken.slice(0, than.index)
    found.push({ kind: 'than', from, to: than.groups['to'] })
  }
  return found
}
