/** For each chunk of a large course its role in one query, see {@link roles}. */
export type Preselection = Uint8Array

/** A chunk that is only `counted` helps to score its document, in which another chunk is `scored`. */
export const roles = { none: 0, counted: 1, scored: 2 } as const
