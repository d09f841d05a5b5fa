/** What a statement claims to hold for: every case, at all times, or nothing else. */
const scopes = ['every', 'always', 'only'] as const
export type Scope = (typeof scopes)[number]

// Fixed phrases that hold a negative word and do not deny what they stand in.
const notNegations =
  /\bnot only\b|\bnothing but\b|\bno \w+er than\b|\bdo(?:es)? without\b|\brules? out\b|\bno matter\b|\bno longer than\b|\bwhether or not\b|\bnot just\b|뿐(?:만)? 아니라|수밖에 없|틀림없|다름없|상관없이|끊임없이|관계없이|지 않을 수 없|없어서는 안|없어도 [되될돼]/giu
const englishNegation =
  /\b(?:not|cannot|never|no|none|nothing|nobody|neither|nor|without|hardly|instead of|rather than|avoid(?:s|ed|ing)?|refrains?|discourage[sd]?)\b|n['’]t\b|\b(?:advis|recommend|argu|warn|decid|vot)\w* against\b/giu
const koreanNegation =
  /[가-힣]{0,12}(?:지는?도?가?\s?(?:않|못)|않|못하|못한|못했|아니|아닌|아닙|없(?!애))[가-힣]{0,12}|(?<![가-힣])모르[가-힣]{0,12}|(?<![가-힣])모른[가-힣]{0,12}|무관[가-힣]{0,12}|피하[가-힣]{1,12}|피해야[가-힣]{0,12}|지양[가-힣]{0,12}|(?<=[는은] )대신|삼가[가-힣]{0,12}|(?<![가-힣])(?:안|못)(?=\s[가-힣])/gu

export interface NegationPlace {
  /** Where what is denied is looked for: after the word in English, before it in Korean. */
  from: number
  to: number
  direction: 'after' | 'before'
}

/** The places at which a text denies something. */
export function findNegations(text: string): NegationPlace[] {
  const plain = text.replaceAll(notNegations, (phrase) => ' '.repeat(phrase.length))
  const places = (pattern: RegExp, direction: NegationPlace['direction']): NegationPlace[] =>
    [...plain.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      direction,
    }))
  return [...places(englishNegation, 'after'), ...places(koreanNegation, 'before')]
}

// Words that may stand for a denial in other words.
const softNegation =
  /\b(?:wrong(?:ly)?|mistak\w+|false(?:ly)?|fail\w*|lack\w*|prevent\w*|stop\w*|block\w*|keep\w*|opposite|contrary|contrast|un(?:necessary|needed|able|like\w*|changed|related)|needless|in(?:dependent\w*|stead|correct)|impossible|too|only|just|alone|less|fewer|free|absence|refus\w*|reject\w*|forbid\w*|unless|except|until|few|little|separate\w*|different\w*|against|rather|exclud\w*|rul\w+ out|without|disappear\w*|remov\w*|neither|nor|itself|themselves|automatic\w*|own|stays?|remains?)\b|틀리|틀렸|틀린|잘못|막[는을아으]|막기|없애|사라|대신|(?<!지)만(?=[\s의을이,.])|덜|불필요|불가능|어렵|어려|힘들|반대|모르|모른|전혀|따로|제외|거부|금지|실패|부족|무관|상관|관계없|독립|스스로|직접|달리|오히려|비로소|나쁘|아니|그대로|벗어|줄어|줄이|자동|저절로|혼자|막아/giu

/** Words of a text, in lower case, that may stand for a denial ("wrong", "막다"). */
export function readSoftNegations(text: string): string[] {
  return (text.match(softNegation) ?? []).map((word) => word.toLowerCase())
}

const reported =
  /\b(?:suggest|think|thought|believ|assum|claim|seem|appear|pretend|suppos|argu|hop)\w*|\bwhether\b|[는은인을]지[는도를]?(?=\s)|여기|생각|믿|주장|다고|라고|듯|보이지만|보인다/iu

/** Whether a clause tells what somebody takes to be true. */
export function isReported(text: string): boolean {
  return reported.test(text)
}

const condition =
  /^,?\s*(?:if|unless|when|as long as|only if|where)\b[^,]*,?\s*$|(?:다면|라면|으면|하면|되면|없으면|이면|려면|[가-힣]면|아야|어야|여야|해야|때)[,\s]*$/iu

/** Whether a clause only gives a condition. */
export function isCondition(text: string): boolean {
  return condition.test(text)
}

const duty =
  /\b(?:must|have to|has to|had to|needs? to|required|necessary|mandatory)\b(?! not)|야 (?:하|한|합|했|할)|필요하|필요합|필수/iu
const freedom =
  /\b(?:need not|needn['’]t|(?:do|does|did)(?: not|n['’]t) (?:need|have) to|not (?:be )?(?:necessary|required|needed)|unnecessary|optional|no need)\b|필요(?:는|가|도)? ?없|불필요|지 않아도 [되된됩]|선택 사항/iu

const dutyWord = new RegExp(duty.source, 'giu')

function modalOf(text: string): 'duty' | 'freedom' | undefined {
  if (freedom.test(text)) return 'freedom'
  return duty.test(text) ? 'duty' : undefined
}

/** Whether one text says that something must be, and the other that it need not. */
export function areModalsContrary(left: string, right: string): boolean {
  const [one, other] = [modalOf(left), modalOf(right)]
  return one !== undefined && other !== undefined && one !== other
}

const scopeWords: Array<[Scope, RegExp]> = [
  [
    'every',
    /\b(?:all|every|each|any|both|whole|entire(?:ly)?|everything|everyone|full(?:y)?|complete(?:ly)?|total(?:ly)?|always|no|none|nobody|nothing|general(?:ly)?|everywhere|together)\b|모든|모두|전체|전부|마다|각각|각|온전|완전|무엇이든|누구나|어떤|둘 다|양쪽|항상|언제나|일반|저마다|어느|누구|다른/iu,
  ],
  [
    'always',
    /\b(?:always|never|must|have to|has to|guarantee[sd]?|necessarily|inevitabl[ey]|certainly|invariably|impossible|ever|need to)\b|항상|언제나|반드시|절대|결코|무조건|보장|어김없이|필연|[가-힣]야 (?:하|한|합|했|할|해|만)|늘(?=\s)|마다/iu,
  ],
  [
    'only',
    /\b(?:only|exactly|solely|exclusively|nothing but|alone|sole|one|just|single|but|no other|than)\b|오직|유일|뿐|만(?=[\s의을이]|$)|정확히|로만|에서만|하나|[아어여해되려워져]야(?=\s)|비로소/iu,
  ],
]
/** "90 % of all cases" says nothing of all cases. */
const shareOfAll =
  /(?:\d\s?(?:%|percent|per cent)|\b(?:most|many|some|half|one|out|few)) of (?:all|every)\b/giu
const hedgedNot =
  /\bnot (?:necessarily|always|every|all|only|just)\b|(?:반드시|모두|항상|모든|언제나|무조건)[^.]*(?:것은|지는|건|게|고는|다고) ?(?:아니|아닙|아닌|않)/iu
const strongScope: Record<Scope, RegExp> = {
  every:
    /\b(?:all|every|everything|everyone|any|entire(?:ly)?|completely|totally|fully)\b(?<!\bat all)|모든|전부|완전히|누구나|모두(?!\s*(?:\d|[한두세네열]))/iu,
  always:
    /\b(?:always|never|guarantees?|guaranteed|necessarily|certainly|inevitably|invariably|ever)\b|항상|언제나|반드시|절대|결코|무조건/iu,
  only: /\b(?:only(?! (?:an?|some|few|\d+|one|when|if|as|then|after|by|once)\b)|solely|exclusively|exactly)\b|오직|유일|로만/iu,
}
/** Words that say of a statement that it holds in part, or may hold. */
const partly =
  /\b(?:some|several|most(?:ly)?|many|usually|often|typical(?:ly)?|sometimes|mainly|largely|tends?|certain|few|commonly|normally|\d+\s?(?:%|percent|퍼센트)|almost|nearly|partly|much|part of|frequently)\b|일부|대부분|대체로|몇몇|보통|흔히|주로|대개|여러|많은|때때로|가끔|종종|거의|경향|부분/iu
const perhaps = /\b(?:may|might|can|could|need not|possible)\b|[을를갈할될날] 수(?:도)? 있|지도 모/iu

/**
 * The strong claims of scope that a clause makes: with no such claim in the unit, or with a word there that says that
 * it holds in part only.
 */
export function findOverstatement(clause: string, unit: string, aligned: string): Scope | undefined {
  if (hedgedNot.test(clause)) return undefined
  // What must be is not what always is.
  const there = readScopes(duty.test(clause) ? unit : unit.replaceAll(dutyWord, ''))
  const stated = aligned.replaceAll(shareOfAll, '').replaceAll(/\bat all\b/giu, '')
  const isPartly = !partly.test(clause) && partly.test(aligned)
  const isPerhaps = !perhaps.test(clause) && perhaps.test(aligned)
  // "Never from b to a" is said by "only from a to b", and "all that is left" by "only".
  const isOnlyThere = there.has('only') && strongScope.only.test(unit)
  return scopes.find((scope) => {
    if (isOnlyThere && (scope === 'always' ? /\bnever\b|결코|절대/iu : /\ball that\b/iu).test(clause))
      return false
    if (!strongScope[scope].test(clause)) return false
    if (strongScope[scope].test(stated)) return false
    if (!there.has(scope) || (scope === 'every' && !readScopes(stated).has('every'))) return true
    return scope === 'only' ? false : isPartly || (scope === 'always' && isPerhaps)
  })
}

/** All that a text says about scope, however weakly. */
export function readScopes(text: string): ReadonlySet<Scope> {
  return new Set(scopeWords.filter(([, pattern]) => pattern.test(text)).map(([scope]) => scope))
}
