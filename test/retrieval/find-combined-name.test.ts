import { expect, it } from 'vitest'
import { createCombinedNameFinder, termsOfCombinedName } from '../../src/retrieval/find-combined-name.ts'

const nameIn = (...titles: string[]) => {
  const finder = createCombinedNameFinder()
  for (const title of titles)
    finder.add({
      headingPath: [title],
      text: 'Java with care; Water + ice.\nDjango forms\tReact 19\tSpring Cloud\tKubernetes\tKafka\tRedis\tGit',
    })
  return finder.name()
}

it('takes the one heading or column that puts two names together for what "the combination" means', () => {
  expect(nameIn('Costs', 'Spring Cloud with Kubernetes')).toBe('Spring Cloud with Kubernetes')
  expect(nameIn('Django + React', 'Django with React')).toMatch(/^Django (?:\+|with) React$/u)
  const finder = createCombinedNameFinder()
  finder.add({
    headingPath: [],
    text: 'Capability | Linux | Docker | Linux + Docker\npackaging | – | images',
  })
  expect(termsOfCombinedName(finder.name()).flatMap(({ names }) => names)).toEqual(
    expect.arrayContaining(['combination', '조합', 'Linux + Docker']),
  )
})

it('takes none where there is none, or several', () => {
  expect(nameIn('Working with Git', 'Trade-offs')).toBeUndefined()
  expect(nameIn('Coffee with milk')).toBeUndefined()
  expect(nameIn('Spring with Kafka', 'Spring with Redis')).toBeUndefined()
})
