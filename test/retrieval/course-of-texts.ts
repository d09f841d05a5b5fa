import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Chunk } from '../../src/ingest/chunk.ts'
import { detectLanguage } from '../../src/language.ts'
import type { ChunkSource } from '../../src/retrieval/chunk-source.ts'

/** A chunk of a one-chunk document: what stands in it is all that the test cares about. */
export function chunkOf(document: string, text: string, headingPath: string[] = []): Chunk {
  return {
    id: `${document}#0`,
    document,
    title: document.replace(/\.md$/u, ''),
    headingPath,
    language: detectLanguage(text),
    locator: { kind: 'lines', from: 1, to: 1 },
    contentHash: `${document}:${text.length}`,
    text,
    units: [{ kind: 'sentence', text, quote: text, locator: { kind: 'lines', from: 1, to: 1 }, block: 0 }],
  }
}

/** An index store in memory. */
export function sourceOf(chunks: readonly Chunk[], generation = 1): ChunkSource {
  const vectors = new Map<string, Map<string, Float32Array>>()
  return {
    generation,
    iterateChunks: () => chunks,
    readChunksById: async (ids) => ids.flatMap((id) => chunks.find((chunk) => chunk.id === id) ?? []),
    readVectors: async (embeddingId) => new Map(vectors.get(embeddingId)),
    async writeVectors(embeddingId, entries) {
      const kept = vectors.get(embeddingId) ?? new Map<string, Float32Array>()
      for (const { chunkId, vector } of entries) kept.set(chunkId, Float32Array.from(vector))
      vectors.set(embeddingId, kept)
    },
    async keepOnlyVectors(embeddingId) {
      for (const id of vectors.keys()) if (id !== embeddingId) vectors.delete(id)
    },
  }
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'retrieval-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const bakery: Chunk[] = [
  chunkOf(
    'sourdough.md',
    'A sourdough starter is a culture of wild yeast. It raises bread without bought yeast.',
    ['Starter'],
  ),
  chunkOf('oven.md', 'The oven is heated to 240 degrees. Steam keeps the crust soft while the loaf rises.', [
    'Baking',
  ]),
  chunkOf('kneading.md', 'Kneading builds gluten. Gluten holds the gas, so that the dough rises evenly.', [
    'Dough',
  ]),
  chunkOf('storage.md', 'Bread keeps for three days in a linen bag. Never put it into the refrigerator.', [
    'Storage',
  ]),
  chunkOf('발효.md', '1차 발효는 반죽의 부피가 두 배가 될 때까지 한다. 효모가 가스를 만든다.', ['반죽']),
  chunkOf('오븐.md', '오븐은 예열을 해야 한다. 스팀을 넣으면 껍질이 바삭해진다.', ['굽기']),
  chunkOf('네트워크.md', '빵집의 주문은 네트워크를 통해 서버로 들어온다. 컴포넌트가 주문을 나눈다.', [
    '주문',
  ]),
]
