import { detectQuestionLanguage, type Language } from '../language.ts'
import type { FrameWords } from '../retrieval/frame-words.ts'
import { stripContext } from './strip-context.ts'

/** What a question asks for; a question may ask for several. */
export const asks = [
  'definition',
  'list',
  'comparison',
  'reason',
  'mapping',
  'number',
  'example',
  'procedure',
  'yes-no',
  'person',
  'time',
  'place',
] as const
export type Ask = (typeof asks)[number]

export interface UnderstoodQuestion {
  /** The question in Unicode form NFC with single spaces, without control characters. */
  text: string
  language: Language
  asks: ReadonlySet<Ask>
  /** What only staff or nobody can tell, or no question at all, unless the material itself states it. */
  demand?: 'logistics' | 'personal-data' | 'off-course'
  /** The words that show the demand, in lower case. */
  demandWords?: string
  /** Words, in lower case, that are written with a capital inside a sentence: names, as far as English shows them. */
  names: ReadonlySet<string>
  /** Nothing is left to look for. */
  isEmpty: boolean
}

/** Longer questions are cut: what a person asks stands in the beginning, and every step costs by length. */
const mostCharacters = 2_000
const invisible = /[\p{Cc}\p{Cf}]+/gu

/** Constructions that no single word shows. */
const cues: Array<[Ask, RegExp]> = [
  [
    'definition',
    /^(what('?s| is| are| was)|who is)\b|\bwhat (is|are) (it|they|that|those)\b|\bto (be called|count as)\b|\bwhat (does|do) .* mean\b|[\p{L})](이란|란)(\s|\?|$)|라고? (부르|불리|할 수 있으)려?면|(뭐|뭔|무엇|머)(예요|에요|야|가요|인가|인지|죠|지|임|냐|ㄴ)/iu,
  ],
  ['list', /\bwhat are\b|\bwhich .*s\b|몇 ?가지|들은|들이 (뭐|무엇|어떤)/iu],
  ['reason', /\bhow come\b|\bwhat (makes|for)\b|왜/iu],
  [
    'mapping',
    /\b(instead of|used for|counterpart|equivalent|corresponds?|replaces?|plays the role)\b|\bwhat (does|do) .* use\b|대신|해당|대응|뭘로|무엇으로|뭐로|뭐 ?써|쓰나|쓰는|쓰이|역할/iu,
  ],
  ['number', /\bhow (many|much|fast|large|big|often|long|tall|deep|old|far|wide)\b|몇|얼마/iu],
  [
    'yes-no',
    /^(is|are|does|do|can|could|should|will|would|was|were|has|have)\b|(나요|까요|되나|맞아|맞나|돼|되지|할까|괜찮아)\??$/iu,
  ],
]

const demands: Array<[NonNullable<UnderstoodQuestion['demand']>, RegExp]> = [
  [
    'personal-data',
    /\b(e-?mail|phone|mobile) ?(address|number)?\b|\b(home address|salary|age of|birthday|how old|password of|student (id|number|list|names)|marital|married|girlfriend|boyfriend|contact (details|info\w*))\b|이메일|메일 ?주소|전화번호|휴대폰|연락처|집 ?주소|월급|연봉|몇 살|나이가|생일|학번|주민|여자친구|남자친구|결혼|(님|교수|조교|강사)\S* (어디 )?(사세요|살아)|(다른|우리 반) 학생|학생의? 이름|점수를 받은 (학생|사람)|\bnames? of (the|a|another|which) students?\b|\bwhere (does|do|did) (\S+ ){0,2}?(he|she|author|lecturer|professor|teacher|instructor|ta|assistant|creator|inventor|founder|student|classmate)s?\b.*\blive\b|(교수|조교|강사|저자|선생|학생)\S* .*(사시|사세요|사나|살아|살고|거주)/iu,
  ],
  [
    'logistics',
    /\b((?<=\b(when|what)\b[^.?!]*)deadlines?|deadlines? (for|of|extension)|due( date)?|submi(t|ssion)|midterm|final exam|on the final|exams?|quiz (date|score)|grad(e|es|ing)|attendance|syllabus|office hours?|lecture (time|room)|class ?room|credits?|tuition|extension|textbook|homework|assignments?|zoom link|(next|this|coming) (term|semester)|term (paper|project)s?|group projects?|make-?up class(es)?|(evening|morning|other|another) section|recordings? of .*(lecture|class|session)s?|register (our|my) teams?|enroll?ment|\bhand (it )?in\b|\bin pairs\?|\bmy (stored |final |own )?(scores?|grades?|marks?|points)\b|(register|sign up|enroll?) (for|in) (the|this|your) (class|course|exam|workshop|lecture)|course (start|end)s?)\b|마감(?=.*(언제|며칠|몇 ?시|연장|미뤄|늦춰))|마감(일|기한)|제출|중간고사|기말|시험 ?(범위|날짜|언제|문제|시간)|시험이|성적|학점|출석|결석|과제|숙제|강의실|내 점수|점수\S* ?(바꿔|올려|고쳐|수정|매겨)|수강|등록금|휴강|오피스 ?아워|교재|몇 점|재시험|팀플|조별|보강 ?(수업|일정|날짜)|보강[은이]? (언제|있)|녹화본|수강 ?신청|분반|(이번|다음) 학기/iu,
  ],
  [
    'off-course',
    /^((good)?bye|see you|잘 자|ㅎㅇ)[^a-z가-힣]|\bhow (are|were) you( today| doing)?\b|\bhow (is|was) your\b|\bwho (are|made|created|built|trained) you\b|\b(are|do|did|were) you (ever |really |still |having |a |an )*(feel\w*|lonely|tired|happy|bored|sad|alive|real|human|robot|sleep|eat|dream|good day|nice day|in love|doing)\b|\byour (name|favou?rite|weekend|birthday|mood|day)\b|(?<!\p{L})(넌|너는|너의|당신은|당신의) |(기분|주말|점심|저녁|밥)\S* ?(어때|어땠|먹었|잘 보냈)|외롭|심심하|\b(write|compose|make up|tell) (me )?(a|an|my|some) (\w+ )?(poem|essay|story|joke|song|code|program|script)\b|\b(ignore|forget|disregard) (all |any |your |the |previous |prior )+(instructions?|rules|prompts?)\b|\bsystem prompt\b|(^|[.!?;,] |\bplease )(pretend|act|behave) (to be|like|as)\b|(^|[.!?;,] |\bfrom now on )you are (now )?(a|an|my)\b|\byou are now\b|\b(answer|speak|talk|reply) (everything |only |me )*(in|like) (the )?(\w+ )?(talk|style|voice|rhymes?|emojis?)\b|\b(developer|admin|debug|god|jailbreak) mode\b|(?<!\p{L})시(를|도| 한 편)? ?(써|지어)|소설 ?써|에세이|농담|코드\S* ?(좀 )?짜 ?(줘|주세요)|(이전|위의?|지금까지의?|모든) (지시|명령|프롬프트|규칙)|(규칙|지시|명령)\S* (모두 |다 |전부 )+(무시|잊)|(관리자|개발자|디버그) 모드|시스템 프롬프트/iu,
  ],
]

const nameWords = 3
const explanation = /\b(?:explain|describe|tell me|understand|clarify)\b|알려|설명|이해/iu

/** What people say before they ask; a word that goes on ("thanks to", "고마움") is none. */
const salutation =
  /^(?:(?:hi|hello|hey|hiya)(?: there| all| everyone| tutor)?(?=[\s,.!~]|$)|good (?:morning|afternoon|evening|night)(?=[\s,.!~]|$)|(?:thanks?|thank you)(?: a lot| so much| very much)?(?=[,.!~]|$)|(?:안녕|안녕하세요|안녕하십니까|반가워요?|반갑습니다|고마워요?|고맙습니다|감사합니다|감사해요|수고했어요?|수고하셨습니다|수고하셨어요|수고하십니다|수고 많으십니다)(?=[\s,.!~]|$))[\s,.!~…]*/iu

/** The text without its salutations, and whether it is nothing else. */
function withoutSalutation(text: string): { text: string; isNothingElse: boolean } {
  let rest = text
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(salutation, '')
  }
  return /[\p{L}\p{N}]/u.test(rest)
    ? { text: rest, isNothingElse: false }
    : { text, isNothingElse: rest !== text }
}

/** What a question asks and in which language, told from its wording. */
export function understandQuestion(raw: string, frameWords: FrameWords): UnderstoodQuestion {
  const { text: said, isNothingElse } = withoutSalutation(
    raw.normalize('NFC').replaceAll(invisible, ' ').replaceAll(/\s+/gu, ' ').trim().slice(0, mostCharacters),
  )
  const text = stripContext(said)
  const found = new Set(cues.filter(([, cue]) => cue.test(text)).map(([ask]) => ask))
  for (const ask of asksOfWords(text, frameWords)) found.add(ask)
  // "Tell me about X", or the bare name of it: what it is, first of all.
  const namesOnly = found.size === 0 && text.split(' ').length <= nameWords
  if (namesOnly || ([...found].every((ask) => ask === 'yes-no') && explanation.test(said)))
    found.add('definition')
  const demand = isNothingElse ? { demand: 'off-course' as const, demandWords: text } : demandOf(text)
  return {
    text,
    language: detectQuestionLanguage(text),
    asks: found,
    names: namesIn(text),
    ...demand,
    isEmpty: !/[\p{L}\p{N}]/u.test(text),
  }
}

function demandOf(text: string): Pick<UnderstoodQuestion, 'demand' | 'demandWords'> {
  for (const [demand, sign] of demands) {
    const words = sign.exec(text)?.[0]
    if (words !== undefined) return { demand, demandWords: words.trim().toLowerCase() }
  }
  return {}
}

/** What the frame words of the question ask for; a form of several words is looked for in the text. */
function* asksOfWords(text: string, frameWords: FrameWords): Generator<Ask> {
  const lower = text.toLowerCase()
  const words = new Set(lower.split(/[^\p{L}\p{N}']+/u))
  for (const [form, ask] of frameWords) {
    if (ask === undefined || !isAsk(ask)) continue
    if (form.includes(' ') ? lower.includes(form) : words.has(form)) yield ask
  }
}

function isAsk(text: string): text is Ask {
  return (asks as readonly string[]).includes(text)
}

const capitalised = /(?<=[\p{L}\p{N},;:)"'”’]\s["'“‘(]?)\p{Lu}[\p{Script=Latin}\p{N}]+/gu
/** Where this much of a text is capitalised, capitals are a title's and show no names. */
const titleShare = 0.6

function namesIn(text: string): Set<string> {
  const names = text.match(capitalised) ?? []
  const wordCount = text.match(/[a-z][\p{L}\p{N}]*/giu)?.length ?? 0
  return names.length > 2 && names.length >= wordCount * titleShare
    ? new Set()
    : new Set(names.map((name) => name.toLowerCase()))
}
