import type { Language } from '../../src/language.ts'
import { nameOf, type Fact } from './fact.ts'
import { conjugate, plural, withParticle } from './inflect.ts'
import { shuffle, type SeededRandom } from './seeded-random.ts'
import type { Idea } from './words.ts'

/**
 * How far a question's words are from its section's: `reworded` drops, reorders and inflects them; `synonym` also
 * calls half of the ideas by other names of the same language; `translated` asks in the other language.
 */
export const questionKinds = ['reworded', 'synonym', 'translated'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** A question about a fact stated in `language`, or undefined where no idea of it has another name. */
export function askForFact(
  fact: Fact,
  language: Language,
  kind: QuestionKind,
  random: SeededRandom,
): string | undefined {
  const asked: Language = kind === 'translated' ? (language === 'en' ? 'ko' : 'en') : language
  const ideas = [...fact.subject, fact.object, fact.condition]
  const renamed = kind === 'synonym' ? pickRenamed(ideas, asked, random) : []
  if (kind === 'synonym' && renamed.length === 0) return undefined
  const call = (idea: Idea): string =>
    renamed.includes(idea) ? random.pick(idea[asked].slice(1)) : nameOf(idea, asked)
  const words: FactWords = {
    quality: random.chance(0.5) ? fact.quality[asked] : '',
    subject: fact.subject.map(call),
    action: fact.action[asked],
    object: call(fact.object),
    condition: call(fact.condition),
  }
  return (asked === 'en' ? askInEnglish(words, random) : askInKorean(words, random))
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Half of the ideas that have another name, and one at least. */
function pickRenamed(ideas: Idea[], language: Language, random: SeededRandom): Idea[] {
  const candidates = shuffle(
    random,
    ideas.filter((idea) => idea[language].length > 1),
  )
  return candidates.slice(0, Math.ceil(candidates.length / 2))
}

interface FactWords {
  /** Empty where the asker leaves it out. */
  quality: string
  subject: string[]
  action: string
  object: string
  condition: string
}

function askInEnglish(
  { quality, subject, action, object, condition }: FactWords,
  random: SeededRandom,
): string {
  const [head = '', tail = ''] = subject
  return random.pick([
    () => `How soon is the ${object} ${conjugate(action, 'past')} by a ${quality} ${head} ${tail}?`,
    () => `What happens to ${plural(object)} when the ${condition} of a ${head} ${tail} changes?`,
    () =>
      `How long does ${conjugate(action, 'progressive')} of ${plural(object)} take with ${quality} ${plural(tail)} of the ${head}?`,
    () =>
      `who is ${conjugate(action, 'progressive')} the ${object} after a changed ${condition}, the ${tail} of the ${head}?`,
    () => `${quality} ${head} ${tail}: ${condition} changed, ${object}?`,
    () =>
      `If ${conjugate(action, 'progressive')} the ${object} fails after the ${condition} changed, what should the ${head} ${tail} do?`,
  ])()
}

function askInKorean(
  { quality, subject, action, object, condition }: FactWords,
  random: SeededRandom,
): string {
  const [head = '', tail = ''] = subject
  return random.pick([
    () =>
      `${quality} ${head} ${withParticle(tail, 'subject')} ${withParticle(object, 'object')} ${action}하는 데 얼마나 걸리나요?`,
    () =>
      `${withParticle(condition, 'subject')} 변경되면 ${head}의 ${tail}에서 ${withParticle(object, 'topic')} 어떻게 되나요?`,
    () => `${withParticle(object, 'subject')} ${action}되는 건 ${head} ${tail} 때문인가요, 언제 그렇게 되죠?`,
    () => `${head}${tail}에서 ${object} ${action} 실패하면 어떻게 해요? ${condition} 바꿨어요`,
    () => `${quality} ${tail}(${head}) ${condition} 변경 시 ${object}?`,
    () =>
      `${condition} 바뀐 뒤에 ${withParticle(object, 'object')} ${action}하려면 ${head} ${withParticle(tail, 'topic')} 몇 초 기다리나요?`,
  ])()
}
