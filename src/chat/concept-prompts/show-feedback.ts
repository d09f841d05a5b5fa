import type { Assessment, CriterionVerdict } from '../../answer/assess/assessment.ts'
import type { Citation } from '../../answer/answer.ts'
import type { ConceptPrompt } from '../../concept-prompts/concept-prompt.ts'
import type { Language } from '../../language.ts'
import type { Message } from '../message.ts'
import { quoteOf, shortText } from '../safe-text.ts'
import { chatWording } from '../wording/chat-wording.ts'
import { conceptPromptWording } from '../wording/concept-prompts.ts'
import { inLanguage, titleOf } from './show-question.ts'

/** A place of the material in words, without what it says: feedback does not give the answer away. */
export function describePlace(citation: Citation, language: Language): string {
  const { locator } = citation
  const place = chatWording[language].locator[locator.kind](String(locator.from), String(locator.to))
  const heading = [citation.title, ...citation.headingPath].filter(
    (part, index, all) => all.indexOf(part) === index,
  )
  return shortText(`${heading.join(' › ')} (${place})`, 300)
}

/** What a student is told at once, privately: the points met with their own words, those missed with where to read. */
export function showFeedback(prompt: ConceptPrompt, assessment: Assessment, language: Language): Message {
  const words = conceptPromptWording[language].feedback
  const { kind, verdicts } = assessment
  if (kind !== 'assessed') {
    const places = [...new Set(verdicts.map(({ citation }) => describePlace(citation, language)))].slice(0, 2)
    const isHelped = kind === 'off-topic'
    const body = [words[kind], ...(isHelped ? places.map((place) => words.missedPlace(place)) : [])].join(
      '\n\n',
    )
    return { language, body, citations: [], actions: [], visibility: 'asker' }
  }
  const of = (wanted: CriterionVerdict['verdict']) => verdicts.filter(({ verdict }) => verdict === wanted)
  const says = ({ criterionId }: CriterionVerdict) => {
    const criterion = prompt.criteria.find(({ id }) => id === criterionId)
    return shortText(criterion === undefined ? '' : inLanguage(criterion.text, language), 300)
  }
  const own = ({ ownWords }: CriterionVerdict) => (ownWords === undefined ? '' : quoteOf(ownWords.text, 300))
  const met = of('met').map((verdict) => `✓ ${says(verdict)}\n${own(verdict)}`)
  const wrong = of('contradicted').map(
    (verdict) =>
      `✗ ${own(verdict).slice(2)}\n${words.missedPlace(describePlace(verdict.citation, language))}`,
  )
  const missed = of('missed').map(
    (verdict) => `- ${words.missedPlace(describePlace(verdict.citation, language))}`,
  )
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`**${title}**\n${[...new Set(lines)].join('\n')}`]
  return {
    language,
    title: words.title(met.length, verdicts.length),
    body: [
      ...section(words.met, met),
      ...section(words.contradicted, wrong),
      ...section(words.missed, missed),
      followUp(prompt, verdicts, language),
      words.noGrade,
    ].join('\n\n'),
    citations: [],
    actions: [],
    visibility: 'asker',
  }
}

/** One question to go on with: about what was said wrongly, else what is missing, else an example of one's own. */
function followUp(prompt: ConceptPrompt, verdicts: readonly CriterionVerdict[], language: Language): string {
  const words = conceptPromptWording[language].feedback
  const headingOf = ({ citation }: CriterionVerdict) =>
    shortText(citation.headingPath.at(-1) ?? citation.title, 120)
  const wrong = verdicts.find(({ verdict }) => verdict === 'contradicted')
  if (wrong !== undefined) return words.nextContradicted(headingOf(wrong))
  const missed = verdicts.find(({ verdict }) => verdict === 'missed')
  return missed === undefined
    ? words.nextAllMet(titleOf(prompt, language))
    : words.nextMissed(headingOf(missed))
}
