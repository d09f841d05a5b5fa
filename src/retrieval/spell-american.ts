const ending = '(?:e[ds]?|ers?|ing|able|ations?|ational)'
// "revise", "precise", "otherwise" have no American twin, and their nouns (revision, precision) are stemmed as they are.
const iseWords = new RegExp(`(?<=[a-z]{3})(?<![cvpwao]|ur|adv|uis|prom|prem|exerc)is(?=${ending}$)`, 'u')
const spellings: Array<[RegExp, string]> = [
  [/(?<=[a-z]{3}l)yz(?=(?:e[drs]?|ing)$)/u, 'ys'],
  [/(?<=col|behavi|fav|hon|lab|neighb|flav|hum|rum|harb|vap|endeav|arm|vig|tum)our/u, 'or'],
  [/(?<=^(?:cent|met|kilomet|lit|fib|theat))re(?=s?$)/u, 'er'],
  [/(?<=^(?:catal|dial|anal)og)u(?=e|ing)/u, ''],
  [/(?<=^(?:def|off|lic|pret))ence(?=[sd]?$)/u, 'ense'],
  [/^practis/u, 'practic'],
  [/^programme(?=s?$)/u, 'program'],
  [/^artefact/u, 'artifact'],
]

/** A lower-case English word in its American spelling where the British one differs by rule: "organise", "behaviour". */
export function spellAmerican(word: string): string {
  if (word.length < 5) return word
  let spelled = word.replace(iseWords, 'iz')
  for (const [british, american] of spellings) spelled = spelled.replace(british, american)
  return spelled
}
