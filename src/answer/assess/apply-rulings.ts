import type { AssessRequest, Assessment, CriterionVerdict, OwnWords, RuledExample } from './assessment.ts'
import { splitSentences } from './read-submission.ts'

/**
 * The assessment after what TAs ruled about the same words. What was ruled to meet a criterion meets it wherever all
 * its sentences come again, unless something else in the submission says the contrary; what was ruled to miss it is
 * missed where nothing else is said. Of two rulings the newer counts.
 */
export function applyRulings(assessment: Assessment, request: AssessRequest): Assessment {
  const examples = (request.examples ?? []).map(readExample)
  if (examples.length === 0 || assessment.kind === 'empty') return assessment
  const said = splitSentences(request.submission).map((ownWords) => ({ ownWords, key: keyOf(ownWords.text) }))
  const verdicts = assessment.verdicts.map((verdict) => {
    const rulings = examples.map((example) => ruleBy(example, verdict, said, request.submission))
    return rulings.find((ruling) => ruling !== undefined) ?? verdict
  })
  const isMet = verdicts.some(({ ruled, verdict }) => ruled === true && verdict === 'met')
  return { ...assessment, kind: isMet ? 'assessed' : assessment.kind, verdicts }
}

interface Said {
  ownWords: OwnWords
  key: string
}

function readExample({ submission, verdicts }: RuledExample) {
  return { verdicts, keys: new Set(splitSentences(submission).map(({ text }) => keyOf(text))) }
}

function ruleBy(
  { keys, verdicts }: ReturnType<typeof readExample>,
  verdict: CriterionVerdict,
  said: readonly Said[],
  submission: string,
): CriterionVerdict | undefined {
  const ruling = verdicts[verdict.criterionId]
  if (ruling === undefined || keys.size === 0 || said.length === 0) return undefined
  const again = said.filter(({ key }) => keys.has(key))
  const { criterionId, citation, held } = verdict
  if (ruling === 'missed') {
    return again.length === said.length
      ? { criterionId, citation, held, verdict: 'missed', ruled: true }
      : undefined
  }
  if (new Set(again.map(({ key }) => key)).size < keys.size || saysContraryElsewhere(verdict, again))
    return undefined
  const from = Math.min(...again.map(({ ownWords }) => ownWords.from))
  const to = Math.max(...again.map(({ ownWords }) => ownWords.to))
  return {
    criterionId,
    citation,
    held: Math.max(held, 1),
    verdict: 'met',
    ownWords: { from, to, text: submission.slice(from, to) },
    ruled: true,
  }
}

/** Whether a sentence that was not ruled on is what contradicts the material. */
function saysContraryElsewhere({ verdict, ownWords }: CriterionVerdict, again: readonly Said[]): boolean {
  return (
    verdict === 'contradicted' &&
    ownWords !== undefined &&
    !again.some((one) => one.ownWords.from <= ownWords.from && ownWords.to <= one.ownWords.to)
  )
}

/** Case, spaces and the marks round a sentence do not make other words; marks inside it may ("C++", "a - b"). */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s\p{Ps}\p{Pi}"'*-]+|[\s\p{Pe}\p{Pf}"'*.!?,;。]+$/gu, '')
}
