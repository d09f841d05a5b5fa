import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtInTerms } from '../../src/retrieval/built-in-terms.ts'
import { readCompiledTerms } from '../../src/retrieval/read-compiled-terms.ts'
import { createTermBase, keysOfText, readBuiltInTerms } from '../../src/retrieval/term-base.ts'
import { temporaryFolder } from './course-of-texts.ts'

const asked = [
  '컨테이너',
  'containers',
  '로드밸런서',
  'load balancer',
  '로그',
  "Conway's law",
  '시간 복잡도',
  'nothing',
]

it('compiled names find the same terms as analysed ones, also out of the cache and after damage to it', async () => {
  const folder = await temporaryFolder()
  const analysed = createTermBase(readBuiltInTerms())
  const namesBy = (base: typeof analysed) =>
    asked.map((text) =>
      base
        .find(keysOfText(text))
        .map(({ names }) => names.join(', '))
        .sort(),
    )
  const compiledNames = async () => {
    const compiled = await readCompiledTerms(builtInTerms, folder, 'terms.cache')
    return namesBy(createTermBase([{ table: builtInTerms, origin: 'base', compiled }]))
  }
  const expected = namesBy(analysed)
  expect(expected.filter((names) => names.length > 0).length).toBeGreaterThan(4)
  expect(await compiledNames()).toEqual(expected)
  expect(await compiledNames()).toEqual(expected)
  const file = join(folder, 'terms.cache')
  await writeFile(file, (await readFile(file)).subarray(0, 1000))
  expect(await compiledNames()).toEqual(expected)
})
