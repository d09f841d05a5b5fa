import { createSupportCheck, type Verdict } from '../../src/answer/check/check-support.ts'
import { findTermPairs } from '../../src/retrieval/find-term-pairs.ts'
import { readFrameWords } from '../../src/retrieval/frame-words.ts'
import { createTermBase, readBuiltInTerms, termsOfPairs } from '../../src/retrieval/term-base.ts'
import type { SupportCase } from './read-support-cases.ts'

export interface JudgedCase extends SupportCase {
  verdict: Verdict
  isRight: boolean
}

/** Each case with the verdict of the check, whose terms are the built-in ones and those of the passage. */
export function judgeSupportCases(cases: readonly SupportCase[]): JudgedCase[] {
  const builtIn = readBuiltInTerms()
  const frameWords = readFrameWords()
  const checks = new Map<string, ReturnType<typeof createSupportCheck>>()
  return cases.map((each) => {
    const text = each.units.join('\n')
    const check =
      checks.get(text) ??
      createSupportCheck({
        terms: createTermBase([...builtIn, ...termsOfPairs(findTermPairs(text))]),
        frameWords,
      })
    checks.set(text, check)
    const verdict = check(each.sentence, { units: each.units, headings: each.headings })
    return { ...each, verdict, isRight: verdict.isSupported === each.supported }
  })
}

/** Rates by kind and by language of source and sentence, a line each. */
export function renderSupportRates(name: string, judged: readonly JudgedCase[]): string {
  const groups = new Map<string, JudgedCase[]>()
  for (const each of judged) {
    const side = each.supported ? 'true, kept' : 'false, caught'
    for (const key of ['all', each.kind, `${each.sourceLanguage} → ${each.language}`]) {
      groups.set(`${side}: ${key}`, [...(groups.get(`${side}: ${key}`) ?? []), each])
    }
  }
  const lines = [...groups]
    .toSorted(([left], [right]) => left.localeCompare(right))
    .map(([key, all]) => {
      const right = all.filter(({ isRight }) => isRight).length
      return `  ${key.padEnd(30)} ${right}/${all.length} (${((100 * right) / all.length).toFixed(1)} %)`
    })
  return `${name}\n${lines.join('\n')}\n`
}
