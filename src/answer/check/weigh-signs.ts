import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.ts'
import { signNames, type Signs } from './read-signs.ts'

interface Weights {
  /** From this value on a sentence is taken for unsupported. */
  bar: number
  constant: number
  bySign: ReadonlyMap<string, number>
}

let known: Weights | undefined

/** One weight a line after its name; lines that start with "#" tell how they came about. */
function readWeights(): Weights {
  if (known === undefined) {
    const rows = readFileSync(join(packageRoot, 'src/answer/check/support-weights.tsv'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
    const bySign = new Map(rows.map(([name = '', value]) => [name, Number(value)]))
    known = { bar: bySign.get('bar') ?? 0, constant: bySign.get('constant') ?? 0, bySign }
  }
  return known
}

/**
 * The log odds that a sentence is not supported, by a logistic model over its signs, less the bar: from 0 on it is left
 * out. Weights and bar are in support-weights.tsv, with how they were fitted.
 */
export function weighSigns(signs: Signs): number {
  const { bar, constant, bySign } = readWeights()
  const sum = signNames.reduce((total, name) => total + (bySign.get(name) ?? 0) * signs[name], constant)
  return sum - bar
}
