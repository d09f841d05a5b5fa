/**
 * Words of greeting, of doubt and of where a question comes from: they ask nothing themselves. Each is looked for only
 * where one of its words stands, since to make a pattern ready costs a process that answers one question.
 */
const asides: Array<[where: readonly string[], pattern: RegExp]> = [
  [
    ['hi', 'hello', 'hey', 'ok', 'sorry', 'please', '안녕', '저기요', '혹시', '죄송'],
    /^(?:hi|hello|hey|ok(?:ay)?|sorry|please|안녕하세요|저기요|혹시|죄송한데)[,!.\s]+(?=\S)/giu,
  ],
  [
    ['question'],
    /\b(?:just )?(?:a |one )?(?:quick|short|small|stupid|dumb|simple)(?: [\p{L}]+)? question\b[:,.]?/giu,
  ],
  [
    [
      'keep',
      'kept',
      'always',
      'never',
      'don',
      'still',
      'mix',
      'confus',
      'not',
      'wonder',
      'curious',
      'reading',
      'studying',
      'revising',
      'filling',
    ],
    /\b(?:i(?:'m| am)?|we(?:'re| are)?) (?:keep|kept|always|never|don['’]t|do not|still|mix|confus\w+|not sure|wonder\w*|curious|reading|studying|revising|filling)\b[^.?!:]{0,120}[.:!]/giu,
  ],
  [
    ['class', 'course', 'lecture', 'textbook', 'slide', 'chapter', 'notes', 'exam'],
    /\bin (?:my|our|the|this|today['’]s) (?:[\p{L}]+ ){0,2}(?:class|course|lecture|textbook|slides?|chapter|notes|exam)\b[^.,?!]{0,60}?(?:say|said|saying|mention\w*|talk\w*|called?|keep \w+)?\b/giu,
  ],
  [['chapter', 'lesson', 'unit', 'slide'], /\b(?:chapter|lesson|unit|slide) \d+\b/giu],
  [
    ['exam', 'midterm', 'assignment', 'homework', 'lecture', 'class', 'quiz'],
    /(?:^|(?<=[.!?] ))(?:i|we)(?:['’]ve|['’]m)? (?:have|had|missed|got|need|want|am|are|was|were|skipped)\b[^.?!,]{0,80}\b(?:exam|midterm|assignment|homework|lecture|class|quiz)\b[^.?!,]{0,80}[.,!]/giu,
  ],
  [
    ['exam', 'test', 'quiz', 'midterm'],
    /,? ?\b[\p{L}]+ (?:exam|test|quiz|midterm) (?:is )?(?:tomorrow|today|next week|coming up)\b/giu,
  ],
  [
    ['explain', 'tell', 'describe', 'remind', 'clarify'],
    /\b(?:can|could|would) (?:you|somebody|someone) (?:please )?(?:explain|tell|describe|remind|clarify)(?: to me| me)?\b/giu,
  ],
  [
    ['i mean', 'meaning what', 'from memory', 'the two', 'the course', 'the lecture'],
    /\bi mean\b|\bmeaning what\b|\bfrom memory\b|\bthe (?:two|course|lecture) (?:lists?|names?|teaches|says)\b/giu,
  ],
  [
    [
      'assignment',
      'homework',
      'exam',
      'midterm',
      'final',
      'quiz',
      'essay',
      'paper',
      'presentation',
      'report',
    ],
    /(?:^|(?<=[.!?,] ))for (?:my|our|the|an?|this|tomorrow['’]s) (?:[\p{L}]+ )?(?:assignment|homework|exam|midterm|final|quiz|essay|term paper|presentation|lab report)\b,?/giu,
  ],
  [
    ['homework', 'assignment', 'exam', 'quiz'],
    /\bin (?:the|my|our|this) (?:homework|assignment|exam|quiz)(?: it says| there is| we have)?\b,?/giu,
  ],
  [
    ['lost', 'confused', 'stuck', 'no idea', 'help'],
    /(?:^|(?<=[.!?] ))(?:i(?:['’]m| am) (?:so |totally |completely |really )?(?:lost|confused|stuck)|no idea|help(?: me)?(?: please)?)[.! ]*$/giu,
  ],
  [
    ['수업', '복습', '과목', '공부', '강의'],
    /(?:[^\s.?!,]+ )?(?:수업|복습|과목|공부|강의)(?:에서(?: (?:나온|나오는|들은|배운|본))?|(?:을|를)? (?:들은|배운|듣는데|중인데|하는데|하다가)),?(?=\s)/gu,
  ],
  [['시간에'], /[^\s.?!,]+ 시간에 (?:들은|배운|나온),?(?=\s)/gu],
  [['시험'], /시험(?: 범위)?(?:에|에서)(?=\s)/gu],
  [['던데', '는데'], /(?<=\s)(?:있던데|나오던데|있는데|나오는데)(?: 그게)?,?(?=\s)/gu],
  [
    ['던데', '더라고', '거든', '네요'],
    /(?:^|(?<=[.?!]\s?))[^.?!]{0,120}에(?:서)? (?:있|나오|나왔|들었|배웠|봤)[가-힣]*(?:던데요?|더라고요|거든요|네요)[.!]?/gu,
  ],
  [
    ['저희', '우리', '제가', '저는', '저도'],
    /(?:^|(?<=[.!?]\s))(?:저희|우리|제가|저는|저도)[^.?!]{0,80}?(?:는데|은데|인데|던데)(?:요)?[,.]?(?=\s)/gu,
  ],
  [
    ['과제', '숙제', '시험', '팀플', '발표', '레포트', '보고서'],
    /(?:과제|숙제|시험|팀플|발표|레포트|보고서)(?: ?공부)?(?:을|를)? ?(?:때문에|하다가|하는데|중인데|준비 ?(?:하는데|하다가|중인데))(?: ?그러는데| ?궁금해졌는데)?,?(?=\s)/gu,
  ],
  [['시험에'], /시험에 (?:나올|나온다|나오는)[^.?!,]{0,60}?(?:는데|은데|던데|니까),?(?=\s)/gu],
  [
    ['출석', '수업', '강의'],
    /(?:출석|수업|강의)(?:을|를|에)? ?(?:못|안|빠져|빠졌)[^.?!,]{0,60}?(?:는데|은데|서),?(?=\s)/gu,
  ],
  [
    ['교수님', '선생님', '조교님', '강사님'],
    /(?:교수님|선생님|조교님|강사님)(?:이|께서|께)? ?(?:말씀하신|말씀하셨던|설명하신|강조하신|얘기하신|언급하신)(?=\s)/gu,
  ],
  [['이해가'], /이해가 (?:잘 )?(?:안|되지) ?[가-힣]*/gu],
  [
    ['모르겠', '궁금', '헷갈', '까먹', '잊어버', '알고 싶'],
    /[^\s.?!,]*(?:모르겠|궁금|헷갈|까먹|잊어버|이해가 안|알고 싶)[가-힣]*/gu,
  ],
  [
    ['자꾸', '굳이', '대체', '정확히', '그냥', '좀', '도통', '제발', '다시', '번만'],
    /(?<![가-힣])(?:자꾸|굳이|도대체|대체|정확히|그냥|좀|도통|제발|한 ?번만|다시(?= ?(?:설명|알려|말씀|말해|가르쳐)))(?=\s)/gu,
  ],
  [
    ['나온', '나오는', '나왔던', '배운'],
    /(?:강의 |교재 )?(?:마지막|처음|앞|뒤|중간)에 (?:나온|나오는|나왔던|배운)/gu,
  ],
  [
    ['알려', '설명해', '가르쳐', '말해', '말씀해'],
    /(?:알려|설명해|가르쳐|말해|말씀해) ?(?:주세요|주실 수 있나요|주시겠어요|줘요?|줄래요?|주십시오)/gu,
  ],
]

/** A question without what only says how or where it came up; as it is where nothing else would be left. */
export function stripContext(text: string): string {
  if (text.length > longestQuestion) return text
  const lower = text.toLowerCase()
  let rest = text
  for (const [where, pattern] of asides) {
    if (where.some((word) => lower.includes(word))) rest = rest.replaceAll(pattern, ' ')
  }
  if (rest === text) return text
  rest = rest
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s+([?.!,])/gu, '$1')
    .trim()
  const isWhole = (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastLetters && !pointsBack.test(rest)
  return isWhole ? rest : text
}

const leastLetters = 2
/** Nobody asks in so many words; what is longer is a text, and the patterns are not made for it. */
const longestQuestion = 2_000
/** Nothing but a question about something said before it. */
const pointsBack =
  /^(?:so |and |but )?(?:what|how|why|when|who|which)(?:['’]s| is| are| was| were| does| do| did)? (?:it|that|this|they|those|these|one)(?: mean| work| do| used for| about| called)?\P{L}*$|^(?:그게|이게|그건|이건|그것은|이것은|그거|이거|저게) ?\S*\P{L}*$/iu
