import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { analysisFingerprint } from '../../src/retrieval/analysis-fingerprint.ts'
import { analyseText } from '../../src/retrieval/term-base.ts'

const tables = ['answer/everyday-words.tsv', 'retrieval/term-base.tsv', 'retrieval/related-words.tsv']

it('the fingerprint in the keys of the caches is that of the analysis', () => {
  const hash = createHash('sha256')
  for (const table of tables) {
    const text = readFileSync(new URL(`../../src/${table}`, import.meta.url), 'utf8')
    for (const { surface, base, terms, grams, soundKey } of analyseText(text))
      hash.update(JSON.stringify([surface, base, terms, grams, soundKey]))
  }
  // Where this fails, write the received value into analysis-fingerprint.ts: caches of older words are then made anew.
  expect(analysisFingerprint).toBe(hash.digest('hex').slice(0, 12))
})
