import { parseArgs } from 'node:util'
import { messageOf } from '../src/errors.ts'
import { systemLoaders } from './systems/system-loaders.ts'

const usage = `npm run bench -- [--quick] [--json] [--sections 1000,10000] [--systems course-tutor,MiniSearch]

Retrieval quality and speed of course-tutor beside what one would use instead.
  --quick     the first course and 1,000 sections only (default: also 10,000 and 100,000)
  --json      one JSON object on stdout instead of tables
  --sections  sizes of the generated courses
  --systems   only these of: ${Object.keys(systemLoaders).join(', ')}
`

export interface BenchFlags {
  /** Sections of each generated course. */
  sizes: number[]
  systems: string[]
  asJson: boolean
}

/** The flags of `npm run bench`, or what to tell instead of running: the usage, with what is wrong before it. */
export function readBenchFlags(parameters: string[]): BenchFlags | { usage: string; exitCode: number } {
  try {
    const { values } = parseArgs({
      args: parameters,
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        sections: { type: 'string' },
        systems: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { usage, exitCode: 0 }
    const sizes = (values.sections ?? (values.quick ? '1000' : '1000,10000,100000')).split(',').map(Number)
    if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
      return refuse('--sections takes whole numbers above 0, as in 1000,10000')
    }
    const systems = values.systems?.split(',') ?? Object.keys(systemLoaders)
    const unknown = systems.find((system) => !(system in systemLoaders))
    if (unknown !== undefined) return refuse(`there is no system "${unknown}"`)
    return { sizes, systems, asJson: values.json }
  } catch (error) {
    return refuse(messageOf(error))
  }
}

function refuse(reason: string): { usage: string; exitCode: number } {
  return { usage: `bench: ${reason}\n\n${usage}`, exitCode: 2 }
}
