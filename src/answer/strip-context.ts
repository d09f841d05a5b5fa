/** Words of greeting, of doubt and of where a question comes from: they ask nothing themselves. */
const asides: RegExp[] = [
  /^(?:hi|hello|hey|ok(?:ay)?|sorry|please|안녕하세요|저기요|혹시|죄송한데)[,!.\s]+(?=\S)/iu,
  /\b(?:just )?(?:a |one )?(?:quick|short|small|stupid|dumb|simple)(?: [\p{L}]+)? question\b[:,.]?/giu,
  /\b(?:i(?:'m| am)?|we(?:'re| are)?) (?:keep|kept|always|never|don['’]t|do not|still|mix|confus\w+|not sure|wonder\w*|curious|reading|studying|revising|filling)\b[^.?!:]*[.:!]/giu,
  /\bin (?:my|our|the|this|today['’]s) (?:[\p{L}]+ ){0,2}(?:class|course|lecture|textbook|slides?|chapter|notes|exam)\b[^.,?!]*?(?:say|said|saying|mention\w*|talk\w*|called?|keep \w+)?\b/giu,
  /\b(?:chapter|lesson|unit|slide) \d+\b/giu,
  /(?:^|(?<=[.!?] ))(?:i|we)(?:['’]ve|['’]m)? (?:have|had|missed|got|need|want|am|are|was|were|skipped)\b[^.?!,]*\b(?:exam|midterm|assignment|homework|lecture|class|quiz)\b[^.?!,]*[.,!]/giu,
  /,? ?\b[\p{L}]+ (?:exam|test|quiz|midterm) (?:is )?(?:tomorrow|today|next week|coming up)\b/giu,
  /\b(?:can|could|would) (?:you|somebody|someone) (?:please )?(?:explain|tell|describe|remind|clarify)(?: to me| me)?\b/giu,
  /\bi mean\b|\bmeaning what\b|\bfrom memory\b|\bthe (?:two|course|lecture) (?:lists?|names?|teaches|says)\b/giu,
  /(?:^|(?<=[.!?,] ))for (?:my|our|the|an?|this|tomorrow['’]s) (?:[\p{L}]+ )?(?:assignment|homework|exam|midterm|final|quiz|essay|term paper|presentation|lab report)\b,?/giu,
  /\bin (?:the|my|our|this) (?:homework|assignment|exam|quiz)(?: it says| there is| we have)?\b,?/giu,
  /(?:^|(?<=[.!?] ))(?:i(?:['’]m| am) (?:so |totally |completely |really )?(?:lost|confused|stuck)|no idea|help(?: me)?(?: please)?)[.! ]*$/giu,
  // Korean: the class, the book or the exam in which it was met.
  /(?:[^\s.?!,]+ )?(?:수업|복습|과목|공부|강의)(?:에서|에|을|를|이|은|는)?(?: (?:나온|나오는|들은|배운|본|듣는데|중인데|하는데|하다가))?,?(?=\s)/gu,
  /[^\s.?!,]+ 시간에 (?:들은|배운|나온),?(?=\s)/gu,
  /시험(?: 범위)?(?:에|에서|이|을)?(?=\s)/gu,
  /(?<=\s)(?:있던데|나오던데|있는데|나오는데)(?: 그게)?,?(?=\s)/gu,
  /[^.?!]*에(?:서)? (?:있|나오|나왔|들었|배웠|봤)[가-힣]*(?:던데요?|더라고요|거든요|네요)[.!]?/gu,
  /(?:^|(?<=[.!?]\s))(?:저희|우리|제가|저는|저도)[^.?!]*?(?:는데|은데|인데|던데)(?:요)?[,.]?(?=\s)/gu,
  /(?:과제|숙제|시험|팀플|발표|레포트|보고서)(?: ?공부)?(?:을|를)? ?(?:때문에|하다가|하는데|중인데|준비 ?(?:하는데|하다가|중인데))(?: ?그러는데| ?궁금해졌는데)?,?(?=\s)/gu,
  /시험에 (?:나올|나온다|나오는)[^.?!,]*?(?:는데|은데|던데|니까),?(?=\s)/gu,
  /(?:출석|수업|강의)(?:을|를|에)? ?(?:못|안|빠져|빠졌)[^.?!,]*?(?:는데|은데|서),?(?=\s)/gu,
  /(?:교수님|선생님|조교님|강사님)(?:이|께서|께)? ?(?:말씀하신|말씀하셨던|설명하신|강조하신|얘기하신|언급하신)(?=\s)/gu,
  /이해가 (?:잘 )?(?:안|되지) ?[가-힣]*/gu,
  /[^\s.?!,]*(?:모르겠|궁금|헷갈|까먹|잊어버|이해가 안|알고 싶)[가-힣]*/gu,
  /(?<![가-힣])(?:자꾸|굳이|도대체|대체|정확히|그냥|좀|도통|제발|다시|한 ?번만)(?=\s)/gu,
  /(?:강의 |교재 )?(?:마지막|처음|앞|뒤|중간)에 (?:나온|나오는|나왔던|배운)/gu,
  /(?:알려|설명해|가르쳐|말해|말씀해) ?(?:주세요|주실 수 있나요|주시겠어요|줘요?|줄래요?|주십시오)/gu,
]

/** A question without what only says how or where it came up; as it is where nothing else would be left. */
export function stripContext(text: string): string {
  let rest = text
  for (const aside of asides)
    rest = rest.replaceAll(aside.global ? aside : new RegExp(aside, `${aside.flags}g`), ' ')
  rest = rest
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s+([?.!,])/gu, '$1')
    .trim()
  const isWhole = (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastLetters && !pointsBack.test(rest)
  return isWhole ? rest : text
}

const leastLetters = 2
/** Nothing but a question about something said before it. */
const pointsBack =
  /^(?:so |and |but )?(?:what|how|why|when|who|which)(?:['’]s| is| are| was| were| does| do| did)? (?:it|that|this|they|those|these|one)(?: mean| work| do| used for| about| called)?\P{L}*$|^(?:그게|이게|그건|이건|그것은|이것은|그거|이거|저게) ?\S*\P{L}*$/iu
