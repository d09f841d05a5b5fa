import type { PlacedUnit } from './section-units.ts'
import { chooseWrong, mostWrong, type QuizDraft, type QuizMaterial } from './quiz-draft.ts'
import { capitalised } from './quiz-from-definitions.ts'
import type { ListFact } from './quiz-facts.ts'
import { shuffled } from './seeded-random.ts'
import { tutoringWording } from './tutoring-wording.ts'

type Named = PlacedUnit & { name: string }

/** "Which of these is not in the list under …?" and "Which of these is in the list …?" */
export function quizFromLists(material: QuizMaterial): QuizDraft[] {
  return material.facts.lists.flatMap((list) =>
    [notInList(list, material) ?? [], inList(list, material) ?? []].flat(),
  )
}

function notInList(list: ListFact, material: QuizMaterial): QuizDraft | undefined {
  const { names, language, random } = material
  const wording = tutoringWording[language].quiz
  const outsider = shuffled(outsidersOf(list, material), random)[0]
  if (outsider === undefined) return undefined
  const [first] = list.items
  const wrong = shuffled(list.items, random)
    .filter(({ name }, index, all) => all.findIndex((other) => names.overlap(other.name, name)) === index)
    .slice(0, mostWrong)
  if (first === undefined || wrong.length < mostWrong) return undefined
  return {
    kind: 'list',
    question: wording.notInList(list.label),
    right: capitalised(outsider.name),
    wrong: wrong.map(({ name }) => capitalised(name)),
    explanation: [
      { text: wording.listed(list.label, namesOf(list)), units: list.items },
      { text: wording.elsewhere(capitalised(outsider.name), sectionOf(outsider)), units: [outsider] },
    ],
    subject: `not in ${list.label}`,
    chunk: first.chunk,
  }
}

function inList(list: ListFact, material: QuizMaterial): QuizDraft | undefined {
  const { names, language, random } = material
  const wording = tutoringWording[language].quiz
  const right = shuffled(list.items, random).find(
    ({ name }) => !name.includes(',') && !names.isMentioned(name, list.label),
  )
  if (right === undefined) return undefined
  const outside = outsidersOf(list, material)
  const near = outside.filter(({ chunk }) => chunk.document === right.chunk.document)
  const pools = [near, outside].map((pool) => [...new Set(pool.map(({ name }) => capitalised(name)))])
  const wrong = chooseWrong(right.name, pools, material, () => false)
  if (wrong === undefined) return undefined
  return {
    kind: 'list',
    question: wording.inList(list.label),
    right: capitalised(right.name),
    wrong,
    explanation: [{ text: wording.listed(list.label, namesOf(list)), units: list.items }],
    subject: `in ${list.label}`,
    chunk: right.chunk,
  }
}

/** Names of the material that this list does not hold, under no name and nowhere in its section. */
function outsidersOf(list: ListFact, { facts, names, statements }: QuizMaterial): Named[] {
  const [first] = list.items
  const section = statements
    .filter(
      ({ chunk }) =>
        chunk.document === first?.chunk.document && chunk.headingPath[0] === first.chunk.headingPath[0],
    )
    .map(({ unit }) => unit.text)
  const candidates: Named[] = [
    ...facts.lists.filter((other) => other !== list).flatMap(({ items }) => items),
    ...facts.definitions.map(({ term, ...placed }) => ({ ...placed, name: term })),
  ]
  return candidates.filter(
    ({ name }) =>
      !name.includes(',') &&
      !list.items.some((item) => names.overlap(item.name, name)) &&
      !section.some((text) => names.isMentioned(name, text)),
  )
}

function namesOf({ items }: ListFact): string {
  return items.map(({ name }) => name).join(', ')
}

function sectionOf({ chunk }: Named): string {
  return chunk.headingPath[0] ?? chunk.title
}
