/** Whether `next` reads like the rest of what `before` began: by how the one ends and the other starts. */
export function looksContinued(before: string, next: string): boolean {
  return isUnfinished(before) || /^[(（)\],.;:/&+]/u.test(next) || /^\p{Ll}+[\s,.;)]/u.test(next)
}

/** Whether a text ends with a comma, an open bracket or a word that needs another. */
export function isUnfinished(text: string): boolean {
  return /(?:[,;/(&+·-]|(?:^|\s)(?:and|or|of|the|a|an|to|for|with|in|on|by|per|as|from)|및|또는|그리고)$/iu.test(
    text,
  )
}
