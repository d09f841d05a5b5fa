import { z } from 'zod'

/** What one system did on one course. */
export const measurementSchema = z.object({
  course: z.string(),
  system: z.string(),
  chunks: z.number(),
  /** From the course folder to an index that answers. */
  buildSeconds: z.number(),
  chunksPerSecond: z.number(),
  diskMegabytes: z.number(),
  /** Highest resident memory of the process that built and asked. */
  peakMegabytes: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  questions: z.number(),
  /** Shares from 0 to 1, as all below. */
  recallAt1: z.number(),
  recallAt5: z.number(),
  /** Mean reciprocal rank of the first right result among ten. */
  mrrAt10: z.number(),
  recallAt5ByKind: z.record(z.string(), z.number()),
  /** Of the system's own approximate vector index, against exact search. */
  neighbourRecallAt10: z.number().optional(),
})
export type Measurement = z.infer<typeof measurementSchema>
