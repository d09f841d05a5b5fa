import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Signs, signNames } from '../../src/answer/check/read-signs.ts'
import { packageRoot } from '../../src/package-root.ts'
import { judgeSupportCases } from './judge-support-cases.ts'
import { passageSets, readLessonCases, readPassageCases, readQuoteCases } from './read-support-cases.ts'
import { fitLogistic, type Observation } from './fit-logistic.ts'

/** Sets that were read while the rules were made say little of how far a broken rule is to be trusted. */
const trustOf: Record<string, number> = { lessons: 1, 'lesson-quotes': 1, fresh: 0.5, 'held-out': 0.5 }
const trustOfRead = 0.25
const penalty = 6
const folds = 10
/** A true sentence lost is counted dearer than a false one kept: most of what a model writes from sources is true. */
const bar = 0.5

/**
 * Fits the weights of the support check on its fixtures, prints the rates on sections that were left out (one tenth at a
 * time) and writes src/answer/check/support-weights.tsv.
 */
const judged = judgeSupportCases([
  ...passageSets.flatMap(readPassageCases),
  ...readLessonCases(),
  ...readQuoteCases(),
])
const sections = [...new Set(judged.map(({ section }) => section))].toSorted()
const foldOf = new Map(sections.map((section, place) => [section, (place * 7) % folds]))
const observations = judged.map((each) => ({
  ...each,
  observation:
    each.verdict.signs === undefined
      ? undefined
      : {
          values: valuesOf(each.verdict.signs),
          isPositive: !each.supported,
          trust: trustOf[each.set] ?? trustOfRead,
        },
}))

function valuesOf(signs: Signs): number[] {
  return signNames.map((name) => signs[name])
}

function fit(isUsed: (section: string) => boolean): { constant: number; weights: number[] } {
  const used = observations.flatMap(({ section, observation }): Observation[] =>
    observation !== undefined && isUsed(section) ? [observation] : [],
  )
  return fitLogistic(used, penalty)
}

const sums = new Map<(typeof observations)[number], number>()
const rates = new Map<string, { right: number; all: number }>()
for (let fold = 0; fold < folds; fold += 1) {
  const { constant, weights } = fit((section) => foldOf.get(section) !== fold)
  for (const each of observations.filter(({ section }) => foldOf.get(section) === fold)) {
    const sum = each.observation?.values.reduce(
      (total, value, place) => total + value * (weights[place] ?? 0),
      constant,
    )
    if (sum !== undefined) sums.set(each, sum)
    const isSupported = sum === undefined ? each.verdict.isSupported : sum < bar
    const key = `${each.set}, ${each.supported ? 'true kept' : 'false caught'}`
    const rate = rates.get(key) ?? { right: 0, all: 0 }
    rates.set(key, {
      right: rate.right + Number(isSupported === each.supported),
      all: rate.all + 1,
    })
  }
}
const measured = [...rates].map(
  ([key, { right, all }]) => `${key}: ${right}/${all} (${((100 * right) / all).toFixed(1)} %)`,
)
for (const other of [-0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]) {
  const shares = [true, false].map((supported) => {
    const cases = observations.filter((each) => each.set.startsWith('lesson') && each.supported === supported)
    const right = cases.filter((each) => {
      const sum = sums.get(each)
      return (sum === undefined ? each.verdict.isSupported : sum < other) === supported
    })
    return `${((100 * right.length) / cases.length).toFixed(1)} %`
  })
  process.stdout.write(
    `bar ${other}: on lessons ${shares[0]} of the true kept, ${shares[1]} of the false caught\n`,
  )
}
process.stdout.write(`${measured.join('\n')}\n`)

const { constant, weights } = fit(() => true)
const lines = [
  `# Logistic weights of the signs in read-signs.ts that a sentence is not supported, by bench/support/fit-support-weights.ts:`,
  `# Newton's method on ${observations.filter(({ observation }) => observation !== undefined).length} sentences, squared weights (in standard deviations) penalised by ${penalty}.`,
  `# On sections left out of the fit, a tenth at a time:`,
  ...measured.map((line) => `#   ${line}`),
  `bar\t${bar}`,
  `constant\t${constant.toFixed(3)}`,
  ...signNames.map((name, place) => `${name}\t${(weights[place] ?? 0).toFixed(3)}`),
]
writeFileSync(join(packageRoot, 'src/answer/check/support-weights.tsv'), `${lines.join('\n')}\n`)
