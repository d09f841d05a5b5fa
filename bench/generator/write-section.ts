import type { Language } from '../../src/language.ts'
import { nameOf, subjectOf, type Fact, type WordSource } from './fact.ts'
import { conjugate, plural, withParticle } from './inflect.ts'
import type { SeededRandom } from './seeded-random.ts'
import { plainHeadings, type Idea } from './words.ts'

/** Sections are of this many characters at least; a Korean character carries about twice as much. */
const lengths: Record<Language, number> = { en: 850, ko: 450 }

export interface WrittenSection {
  heading: string
  /** Paragraphs, a line each. */
  paragraphs: string[]
}

/** Prose that states a fact among sentences about other things. The heading names its subject in six of ten. */
export function writeSection(
  fact: Fact,
  language: Language,
  words: WordSource,
  random: SeededRandom,
): WrittenSection {
  const stated = language === 'en' ? stateInEnglish(fact) : stateInKorean(fact)
  const around: string[] = []
  const fill = language === 'en' ? fillInEnglish : fillInKorean
  let length = stated.join(' ').length
  while (length < lengths[language]) {
    const sentence = fill(words, random)
    around.push(sentence)
    length += sentence.length + 1
  }
  const heading = random.chance(0.6) ? subjectOf(fact, language) : random.pick(plainHeadings[language])
  // The fact's sentences keep their order and stand together; where, differs.
  const before = random.below(around.length + 1)
  const paragraphs = [around.slice(0, before), stated, around.slice(before)].filter(
    (sentences) => sentences.length > 0,
  )
  return { heading, paragraphs: paragraphs.map((sentences) => sentences.join(' ')) }
}

function stateInEnglish(fact: Fact): string[] {
  const { action, object, condition, remedy, amount, unit } = fact
  const name = (idea: Idea): string => nameOf(idea, 'en')
  const subject = subjectOf(fact, 'en')
  return [
    `${/^[aeiou]/u.test(subject) ? 'An' : 'A'} ${subject} ${conjugate(action.en, 'third')} the ${name(object)} whenever the ${name(condition)} changes.`,
    `It does so within ${amount} ${unit.en} and keeps the previous ${name(object)} until then.`,
    `When this fails, ${remedy.action.en} the ${name(remedy.object)} first and try again.`,
  ]
}

function stateInKorean(fact: Fact): string[] {
  const { action, object, condition, remedy, amount, unit } = fact
  const name = (idea: Idea): string => nameOf(idea, 'ko')
  return [
    `${withParticle(subjectOf(fact, 'ko'), 'topic')} ${withParticle(name(condition), 'subject')} 바뀔 때마다 ${withParticle(name(object), 'object')} ${action.ko}한다.`,
    `이 일은 ${amount}${unit.ko} 안에 끝나며 그때까지는 이전 ${withParticle(name(object), 'object')} 그대로 둔다.`,
    `실패하면 먼저 ${withParticle(name(remedy.object), 'object')} ${remedy.action.ko}하고 다시 시도한다.`,
  ]
}

function fillInEnglish(words: WordSource, random: SeededRandom): string {
  const name = (): string => nameOf(words.idea(), 'en')
  const [one, other, first, second] = [name(), name(), words.action().en, words.action().en]
  return random
    .pick([
      () =>
        `Most teams ${first} the ${one} before they ${second} the ${other}, because ${words.name()} expects it.`,
      () =>
        `${conjugate(first, 'progressive')} ${plural(one)} is cheaper than it looks, provided that the ${other} is ${words.quality().en}.`,
      () =>
        `The ${words.quality().en} ${one} of ${words.name()} was ${conjugate(first, 'past')} in ${1 + random.below(60)} days.`,
      () => `Neither the ${one} nor the ${other} depends on a ${name()}.`,
      () =>
        `In version ${1 + random.below(9)}.${random.below(20)} of ${words.name()}, ${plural(one)} are ${conjugate(second, 'past')} by default.`,
      () =>
        `Ask yourself who ${conjugate(first, 'third')} the ${other} and how the ${one} is kept ${words.quality().en}.`,
    ])()
    .replace(/^./u, (letter) => letter.toUpperCase())
}

function fillInKorean(words: WordSource, random: SeededRandom): string {
  const name = (): string => nameOf(words.idea(), 'ko')
  const [one, other, first, second] = [name(), name(), words.action().ko, words.action().ko]
  return random.pick([
    () =>
      `대부분의 팀은 ${withParticle(other, 'object')} ${second}하기 전에 ${withParticle(one, 'object')} ${first}하는데, ${words.name()}의 요구 때문이다.`,
    () =>
      `${withParticle(other, 'subject')} ${words.quality().ko} 방식이라면 ${withParticle(one, 'object')} ${first}하는 비용은 생각보다 적다.`,
    () =>
      `${words.name()}의 ${words.quality().ko} ${withParticle(one, 'topic')} ${1 + random.below(60)}일 만에 ${first}되었다.`,
    () => `${withParticle(one, 'with')} ${withParticle(other, 'topic')} ${name()}에 의존하지 않는다.`,
    () =>
      `${words.name()} ${1 + random.below(9)}.${random.below(20)} 버전부터 ${withParticle(one, 'topic')} 기본으로 ${second}된다.`,
    () =>
      `누가 ${withParticle(other, 'object')} ${first}하는지, ${withParticle(one, 'subject')} 왜 ${words.quality().ko} 상태인지 확인하자.`,
  ])()
}
