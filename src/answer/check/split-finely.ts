import type { ClaimClause, Idea } from './read-claim.ts'

/** A short stretch of a clause with the ideas whose words stand in it. */
export interface Stretch {
  text: string
  ideas: Idea[]
  clause: ClaimClause
}

const borders = {
  /** Where something is set beside something else or added to it. */
  listed: {
    english: /[,;]\s+(?:and\s+)?|\s+(?:and|while|whereas|but)\s+/iu,
    korean: /[,;]\s+|(?<=[가-힣](?:고|며|지만|는데))\s+/u,
  },
  /** Wherever a new thing is said, if only a reason, a condition or a time. */
  any: {
    english:
      /,\s+|;\s+|:\s+|\s+(?:and|while|whereas|but|or|because|since|although|so|when|if|where|which|who|unless|until|before|after|than|instead of|rather than|not)\s+/iu,
    korean:
      /[,;:]\s+|(?<=[가-힣](?:고|며|지만|는데|은데|인데|면서|으면|하면|되면|다면|라면|면|므로|어서|아서|해서|여서|려면|도록|때문에|때|니까|기보다|보다|대신))\s+/u,
  },
}

/** The stretches of clauses that hold an idea, in order, cut at the borders of one kind. */
export function splitFinely(clauses: readonly ClaimClause[], kind: keyof typeof borders): Stretch[] {
  return clauses.flatMap((clause) => {
    const border = borders[kind][/[가-힣]/u.test(clause.text) ? 'korean' : 'english']
    const stretches: Stretch[] = clause.text.split(border).map((text) => ({ text, ideas: [], clause }))
    const plain = stretches.map(({ text }) => text.toLowerCase())
    let place = 0
    for (const idea of clause.ideas) {
      const word = idea.words[0]?.surface ?? ''
      const at = plain.findIndex((text, index) => index >= place && text.includes(word))
      if (at >= 0) place = at
      stretches[place]?.ideas.push(idea)
    }
    return stretches.filter(({ ideas }) => ideas.length > 0)
  })
}
