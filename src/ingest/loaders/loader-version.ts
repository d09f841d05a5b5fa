/** Changes whenever a loader or the chunker makes something else of the same bytes: files are then read anew. */
export const loaderVersion = 7
