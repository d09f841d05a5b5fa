const code = /`[^`]*`/gu
const questionMark = /[?？](?=["'”’)\]]|\s|$)/u
const koreanQuestion = /(?:까요|나요|는가요|은가요|인가요|는가|은가|인가|을까|할까|일까|[가-힣]니까)[.!…]*$/u

/** "하니까" gives a reason, "합니까" asks: it has a ㅂ before. */
const reason = new RegExp(`[^\u11b8]${'니까'.normalize('NFD')}[.!…]*$`, 'u')

/** Whether a sentence asks, in whole or in part: a question says nothing that a source could bear out. */
export function isQuestion(sentence: string): boolean {
  const plain = sentence.replaceAll(code, '').trim()
  return questionMark.test(plain) || (koreanQuestion.test(plain) && !reason.test(plain.normalize('NFD')))
}
