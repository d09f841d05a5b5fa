import { expect, it } from 'vitest'
import { createCallGuard } from '../../../src/answer/model/call-guard.ts'
import { ModelFault } from '../../../src/answer/model/model-fault.ts'

it('asks again when the time that the server named is over, never a moment before', async () => {
  const answers = Array.from({ length: 400 }, async (_, number) => {
    const guard = createCallGuard({ maxRetries: 1 })
    let calls = 0
    return guard.run(async () => {
      calls += 1
      if (calls === 1) throw new ModelFault('busy', 5 + (number % 40) + Math.random())
      return 'answered'
    }, performance.now() + 30_000)
  })
  const results = await Promise.allSettled(answers)
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
})
