import type { CheckPolicy } from '../course/check-policy.ts'
import { measureAgreement, type Agreement, type VerdictPair } from './measure-agreement.ts'

/** One criterion of a blindly graded submission. */
export interface BlindVerdict extends VerdictPair {
  /** Unique among the criteria of all rubrics. */
  criterion: string
}

export interface GateResult {
  overall: Agreement
  criteria: Array<{ criterion: string; agreement: Agreement }>
  /** Blindly graded submissions that count: the newest ones, so that a drop shows. */
  sample: number
  isOpen: boolean
}

/** A criterion is judged by itself from so many verdicts on; below, chance says more than it does. */
const leastPerCriterion = 20

/**
 * Whether drafts may be sent without a TA: the newest blind sample is large enough, and kappa's lower bound reaches the
 * course's bar over all and for each criterion that was graded often enough to tell. Where all verdicts of the sample are
 * the same one there is no kappa over all, and that opens nothing.
 *
 * @param graded The verdicts of each blindly graded submission, the newest first.
 */
export function judgeGate(
  graded: ReadonlyArray<readonly BlindVerdict[]>,
  gate: CheckPolicy['gate'],
): GateResult {
  const sample = gate === undefined ? graded : graded.slice(0, Math.max(gate.sample, 1))
  const verdicts = sample.flat()
  const overall = measureAgreement(verdicts)
  const names = [...new Set(verdicts.map(({ criterion }) => criterion))]
  const criteria = names.map((criterion) => ({
    criterion,
    agreement: measureAgreement(verdicts.filter((verdict) => verdict.criterion === criterion)),
  }))
  const reaches = ({ kappa }: Agreement) =>
    gate !== undefined && kappa !== undefined && kappa.low >= gate.kappa
  const isOpen =
    gate !== undefined &&
    sample.length >= gate.sample &&
    reaches(overall) &&
    // One that everybody always gives the same verdict has no kappa, and nothing to disagree on.
    criteria.every(
      ({ agreement }) =>
        agreement.count < leastPerCriterion || agreement.kappa === undefined || reaches(agreement),
    )
  return { overall, criteria, sample: sample.length, isOpen }
}
