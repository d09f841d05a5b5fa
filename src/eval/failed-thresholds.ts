import type { Course } from '../course/course.ts'
import { languages } from '../language.ts'
import type { ReadinessCard } from './readiness-card.ts'

type Measure = keyof Course['evalThresholds']

const checks: { measure: Measure; label: string; bound: 'least' | 'most' }[] = [
  { measure: 'recallAt5', label: 'recall@5', bound: 'least' },
  { measure: 'factsHeld', label: 'facts held', bound: 'least' },
  { measure: 'quotePrecision', label: 'quote precision', bound: 'least' },
  { measure: 'wrongRefusals', label: 'wrong refusals', bound: 'most' },
  { measure: 'falseAnswers', label: 'false answers', bound: 'most' },
]

/**
 * Which thresholds of the course its card misses, a sentence each; empty where the course is ready. A threshold
 * holds for each language by itself, so that a good one cannot hide a bad one. What no probe measured in any
 * language has failed too, except the quotes: a course may hold no material that is cited by lines.
 */
export function failedThresholds(card: ReadinessCard, thresholds: Course['evalThresholds']): string[] {
  return checks.flatMap(({ measure, label, bound }) => {
    if (card.overall[measure].of === 0) {
      return measure === 'quotePrecision' ? [] : [`${label}: no probe measures it; add probes to the course.`]
    }
    return languages.flatMap((language) => {
      const { count, of } = card.languages[language][measure]
      if (of === 0) return []
      const share = count / of
      const threshold = thresholds[measure]
      if (bound === 'least' ? share >= threshold : share <= threshold) return []
      return [`${label} (${language}): ${percent(share)}, at ${bound} ${percent(threshold)} is asked for.`]
    })
  })
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
