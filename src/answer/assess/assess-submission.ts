import { detectLanguage } from '../../language.ts'
import type { Idea } from '../check/read-claim.ts'
import type { AssessRequest, Assessment, Criterion } from './assessment.ts'
import { judgeCriterion, missed } from './judge-criterion.ts'
import { createCriterionReader, ownWays, type AssessParts, type ReadCriterion } from './read-criterion.ts'
import { type Passage, readPassages, readStatement } from './read-submission.ts'
import { isAboutSubject } from './share-of-ideas.ts'
import { copiedKind, isAbusive, isEmpty } from './tell-apart.ts'

export type AssessSubmission = (request: AssessRequest) => Promise<Assessment>

/** An assessment that remembers how the course puts each criterion. */
export function createAssessment(parts: AssessParts): AssessSubmission {
  const read = createCriterionReader(parts)
  return (request) => assessSubmission(request, parts, read)
}

/**
 * Feedback on a submission: for each criterion whether the student says it, in either language. A criterion is held
 * against the student's sentences in every way that the rubric, its quotes and the course's own other sentences put
 * it; it is met where a passage holds most of its ideas and does not say the contrary.
 */
async function assessSubmission(
  request: AssessRequest,
  parts: AssessParts,
  read: (criterion: Criterion) => Promise<ReadCriterion>,
): Promise<Assessment> {
  const { submission } = request
  const language = detectLanguage(submission)
  const untouched = () => request.criteria.map((criterion) => missed(criterion, language, 0))
  if (isEmpty(submission)) return { kind: 'empty', language, verdicts: untouched() }
  const question = Object.values(request.question)
  const found = await Promise.all(request.criteria.map(read))
  const copied = copiedKind(submission, { question, material: found.flatMap(({ material }) => material) })
  if (copied === 'copied-question') return { kind: copied, language, verdicts: untouched() }
  const passages = readPassages(submission, parts.retrieval)
  const echoed = question.flatMap((text) => readStatement(text, parts.retrieval).ideas)
  const verdicts = request.criteria.map((criterion, index) =>
    judgeCriterion({ criterion, passages, ways: found[index]?.ways ?? [], echoed, language }),
  )
  const saysNothing = verdicts.every(({ verdict }) => verdict === 'missed')
  if (saysNothing && isAbusive(submission)) return { kind: 'abusive', language, verdicts }
  if (copied !== undefined && verdicts.every(({ verdict }) => verdict !== 'contradicted')) {
    return { kind: copied, language, verdicts }
  }
  const isOff = saysNothing && !isAbout(passages, request.criteria, echoed, parts)
  return { kind: isOff ? 'off-topic' : 'assessed', language, verdicts }
}

/** Whether the submission speaks of what the question or the rubric speaks of. */
function isAbout(
  passages: readonly Passage[],
  criteria: readonly Criterion[],
  echoed: readonly Idea[],
  { retrieval }: AssessParts,
): boolean {
  const subject = criteria.flatMap(ownWays).flatMap((text) => readStatement(text, retrieval).ideas)
  const said = passages.filter(({ isSingle }) => isSingle).flatMap(({ ideas }) => ideas)
  return isAboutSubject(said, [...subject, ...echoed])
}
