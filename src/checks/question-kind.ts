import { stripContext } from '../answer/strip-context.ts'

/** What a question wants to be told, as far as two questions on the same thing must not be taken for one another. */
export type QuestionKind =
  | 'comparison'
  | 'reason'
  | 'benefit'
  | 'drawback'
  | 'role'
  | 'example'
  | 'number'
  | 'procedure'
  | 'condition'
  | 'consequence'
  | 'traits'
  | 'kinds'
  | 'relation'
  | 'person'
  | 'place'
  | 'yes-no'
  | 'what'

const english = /[a-z]/iu

/** In this order: "why does it differ" asks for a reason, "how does it differ" for a comparison. */
const cues: Array<[QuestionKind, RegExp]> = [
  ['what', /어떻게 정의|\bhow\b.*\bdefined?\b|\bfor (?:what|which) (?:kind|type|sort)/iu],
  [
    'drawback',
    /\b(?:disadvantages?|drawbacks?|downsides?|cons|weaknesse?s?|(?:bad|wrong|problems?|trouble) (?:about|with|of|in)|why (?:is|are) .*(?:problem|bad|wrong))\b|단점|약점|불리한 점|문제점|(?:어떤|무슨) 문제|나쁜 점|안 ?좋|좋지 ?않|왜 .*문제(?:인|가|이|예|죠)/iu,
  ],
  [
    'benefit',
    /\b(?:advantages?|benefits?|upsides?|pros|strengths?|good about|gain(?:s|ed)? (?:from|by|with)|get out of)\b|장점|(?<!차)이점|강점|유리한 점|좋은 점|얻는 (?:것|게|점)|이득/iu,
  ],
  [
    'reason',
    /\b(?:why|how come|reasons?|what makes|what causes?|because of what)\b|왜|이유|까닭|원인|무엇 때문|배경은|importance|중요성|필요성/iu,
  ],
  [
    'comparison',
    /\b(?:differ(?:s|ent|ence|ences)?|compar(?:e|ed|ing)|comparison (?:of|between)|in comparison|versus|vs\.?|distinguish\w*|contrast)\b|차이|다른|다르|다릅|다를|달라|달랐|비교(?!표)|구별|구분/iu,
  ],
  [
    'role',
    /\bwhat (?:does|do|did) .*\bdo\b|\bwhat(?:['’]s| is) .* for[?？]?$|\b(?:roles?|purpose|effect) of\b|\bwhat is .* for[?？]?$|\bused for[?？]?$|\bwhat do (?:we|you|i|they) (?:need|use|want) .* for[?？]?$|역할|무슨 일을|하는 일|무엇을 (?:해 ?주|하)|뭘 하|뭐 하|용도|효과|(?:어디에|무엇에|뭐에|뭣에) ?(?:쓰|쓸|쓴|써|사용)/iu,
  ],
  ['example', /\b(?:examples?|instances? of|for instance)\b|예시|예를|사례/iu],
  ['number', /\b(?:how (?:many|much)|(?:the )?number of)\b|몇|얼마|개수/iu],
  [
    'consequence',
    /\bwhat (?:happens|will happen|would happen|happened)\b|(?:면|때|후에?|뒤에?|다음에는?|전에) .*(?:어떻게 되|어떤 일이|무슨 일이)|일어나(?:나|는|요)/iu,
  ],
  [
    'condition',
    /^(?:so |and |but )?when (?:should|do|does|did|is|are|was|were|can|could|would|will|to|must)\b|\b(?:in (?:which|what) (?:cases?|situations?)|under (?:which|what))\b|언제|(?:어떤|어느|무슨) (?:경우|때|상황)|경우는? (?:언제|무엇|뭐|어떤)/iu,
  ],
  ['person', /\b(?:who|whose|whom)\b|누가|누구/iu],
  ['place', /\bwhere\b|어디/iu],
  [
    'relation',
    /\b(?:relat(?:e[sd]?|ion(?:ship)?) (?:to|between|with|of)|(?:link|connection) between|(?:link|connection) of|connected (?:to|with))\b|관계|연관|관련/iu,
  ],
  [
    'procedure',
    /\b(?:how (?:do|does|did|is|are|can|could|should|would|to)|in what way|by what means|steps? (?:to|of|for))\b|어떻게|방식|방법|절차|과정/iu,
  ],
  ['traits', /\b(?:traits?|characteristics?|features?|propert(?:y|ies))\b|특징|특성|속성/iu],
  ['kinds', /\b(?:(?:what|which) (?:kinds?|types?|sorts?)|(?:kinds|types|sorts) of)\b|종류|유형/iu],
]

const englishYesNo =
  /^(?:so |and |but )?(?:is|are|was|were|does|do|did|can|could|should|will|would|has|have|must)(?:n['’]t)?\b/iu
const politeRequest = /^(?:can|could|would|will) (?:you|i|we|somebody|someone|anyone)\b/iu
const koreanYesNo = /(?:나요|까요|가요|는지요|습니까|ㅂ니까|니|냐|야|지|죠|어요|아요|해요|돼요|되나)\s*[?？]/u
const koreanWh = /뭐|뭘|뭔|무엇|무슨|어떤|어느|머야|란\s*[?？]|이란|누|어디|언제|왜|몇|얼마|어떻/u
const koreanPredicateQuestion = /(?:인가요|한가요|인가|은가요|는가요|나요|되나요)\s*[?？]?\s*$/u
const koreanRequest = /알려|설명|가르쳐|말해|궁금|뜻|의미|정의|역할/u

/** A kind, and the words of the question that tell it, where they are few. */
export interface ToldKind {
  kind: QuestionKind
  cue: string
}

const mostCueWords = 3
/** What comes after so many characters tells nothing of what is asked. */
export const longestQuestion = 2_000

/** The kind of a question by its wording; `what` where it asks what something is, does or uses. */
export function readQuestionKind(raw: string): QuestionKind {
  return tellQuestionKind(stripContext(raw.slice(0, longestQuestion))).kind
}

/** @param text Of the question, without what only says where it came up. */
export function tellQuestionKind(text: string): ToldKind {
  for (const [kind, pattern] of cues) {
    const cue = pattern.exec(text)?.[0]
    if (cue !== undefined)
      return { kind, cue: cue.split(' ').length <= mostCueWords ? cue.toLowerCase() : '' }
  }
  if (english.test(text) && englishYesNo.test(text))
    return { kind: politeRequest.test(text) ? 'what' : 'yes-no', cue: '' }
  const isAskedSo = koreanYesNo.test(text) || koreanPredicateQuestion.test(text)
  const isYesNo = isAskedSo && !koreanWh.test(text) && !koreanRequest.test(text)
  return { kind: isYesNo ? 'yes-no' : 'what', cue: '' }
}
