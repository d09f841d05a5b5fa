import { z } from 'zod'

const passageSchema = z.object({ document: z.string(), fromLine: z.number(), toLine: z.number() })

/** A course with questions whose right passages are known. It travels as JSON to each system's own process. */
export const benchCourseSchema = z.object({
  name: z.string(),
  /** Absolute path of the course folder. */
  folder: z.string(),
  questions: z.array(
    z.object({
      text: z.string(),
      /** What is hard about it ("reworded", "translated") or its language; recall is reported for each kind. */
      kind: z.string(),
      /** Any one of them counts. */
      gold: z.array(passageSchema).min(1),
    }),
  ),
})
export type BenchCourse = z.infer<typeof benchCourseSchema>
export type BenchQuestion = BenchCourse['questions'][number]
