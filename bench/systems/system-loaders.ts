import type { BenchSystem } from './system.ts'

/** Name in the table, and how to load it: each is loaded in its own process only, so that its memory is its own. */
export const systemLoaders: Record<string, () => Promise<BenchSystem>> = {
  'course-tutor': async () => (await import('./course-tutor.ts')).courseTutor,
  'LangChain recipe + HNSW': async () => (await import('./langchain-hnsw.ts')).langchainHnsw,
  MiniSearch: async () => (await import('./minisearch.ts')).minisearch,
  'FTS5 porter': async () => (await import('./sqlite-fts5.ts')).sqliteFts5('porter'),
  'FTS5 trigram': async () => (await import('./sqlite-fts5.ts')).sqliteFts5('trigram'),
}
