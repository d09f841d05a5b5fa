import type { Language } from '../../src/language.ts'
import { createZipfPicker, shuffle, type SeededRandom } from './seeded-random.ts'
import { actions, qualities, readIdeas, unitsOfMeasure, type Idea } from './words.ts'

/** What a section says; its parts in words of either language. */
export interface Fact {
  quality: Record<Language, string>
  /** The two ideas that the section's subject is made of ("cache replica"). */
  subject: [Idea, Idea]
  action: Record<Language, string>
  object: Idea
  condition: Idea
  remedy: { action: Record<Language, string>; object: Idea }
  amount: number
  unit: Record<Language, string>
}

export interface WordSource {
  fact(): Fact
  /** Any idea, frequent ones more often: for the sentences around the fact. */
  idea(): Idea
  quality(): Record<Language, string>
  action(): Record<Language, string>
  /** A made-up product name; new ones keep coming, as in real text. */
  name(): string
}

const syllables =
  'ba be co da do fe ga go hi ka ki la lo ma mi na no or pa pe ra ri sa si ta to va ve za zo'.split(' ')

/** Draws facts and words with Zipf's frequencies; the frequent ones differ from seed to seed. */
export function createWordSource(random: SeededRandom): WordSource {
  const idea = createZipfPicker(random, shuffle(random, readIdeas()), 0.8)
  const quality = createZipfPicker(random, shuffle(random, qualities), 0.6)
  const action = createZipfPicker(random, shuffle(random, actions), 0.6)
  const mentions: string[] = []
  const newName = (): string => {
    const letters = Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join('')
    return random.chance(0.3) ? `${letters}-${random.below(90)}` : letters
  }
  return {
    idea,
    quality,
    action,
    fact: () => ({
      quality: quality(),
      subject: [idea(), idea()],
      action: action(),
      object: idea(),
      condition: idea(),
      remedy: { action: action(), object: idea() },
      amount: 2 + random.below(900),
      unit: random.pick(unitsOfMeasure),
    }),
    name() {
      // Simon's process: repeating an earlier mention four times in five gives Zipf's frequencies and ever new names.
      const name = mentions.length > 0 && random.chance(0.8) ? random.pick(mentions) : newName()
      mentions.push(name)
      return name
    },
  }
}

/** An idea's first name in a language: the one that the sections use. */
export function nameOf(idea: Idea, language: Language): string {
  const name = idea[language][0]
  if (name === undefined) throw new RangeError('An idea has a name in both languages.')
  return name
}

/** "nightly cache replica" */
export function subjectOf({ quality, subject }: Fact, language: Language): string {
  return [quality[language], ...subject.map((idea) => nameOf(idea, language))].join(' ')
}
