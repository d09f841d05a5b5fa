/** Words of greeting, of doubt and of where a question comes from: they ask nothing themselves. */
const asides: RegExp[] = [
  /^(?:hi|hello|hey|ok(?:ay)?|sorry|please|안녕하세요|저기요|혹시|죄송한데)[,!.\s]+(?=\S)/iu,
  /\b(?:just )?(?:a |one )?(?:quick|short|small|stupid|dumb|simple)(?: [\p{L}]+)? question\b[:,.]?/giu,
  /\b(?:i(?:'m| am)?|we(?:'re| are)?) (?:keep|kept|always|never|don['’]t|do not|still|mix|confus\w+|not sure|wonder\w*|curious|reading|studying|revising|filling)\b[^.?!:]*[.:!]/giu,
  /\bin (?:my|our|the|this|today['’]s) (?:[\p{L}]+ ){0,2}(?:class|course|lecture|textbook|slides?|chapter|notes|exam)\b[^.,?!]*?(?:say|said|saying|mention\w*|talk\w*|called?|keep \w+)?\b/giu,
  /\b(?:chapter|lesson|unit|slide) \d+\b/giu,
  /,? ?\b[\p{L}]+ (?:exam|test|quiz|midterm) (?:is )?(?:tomorrow|today|next week|coming up)\b/giu,
  /\b(?:can|could|would) (?:you|somebody|someone) (?:please )?(?:explain|tell|describe|remind|clarify)(?: to me| me)?\b/giu,
  /\bi mean\b|\bmeaning what\b|\bfrom memory\b|\bthe (?:two|course|lecture) (?:lists?|names?|teaches|says)\b/giu,
  // Korean: where it was met, up to the clause that asks.
  /(?:^|(?<=[.!?,]\s))[^.?!,]*?(?:수업|강의|시험|복습|공부|과목|교재|슬라이드|시간에|과제)[^.?!,]*?(?:는데요?|던데요?|중인데|나온|나오는|들은|배운|본|에서)(?:[,.]\s*|\s+)(?:그게\s+)?/gu,
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
  return (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastLetters ? rest : text
}

const leastLetters = 4
