import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { TutorError } from '../../src/errors.ts'
import { createRemoteEmbeddings } from '../../src/retrieval/remote-embeddings.ts'
import { startOpenAiServer, type OpenAiServerOptions } from '../fakes/openai-server.ts'

async function embedWith(embed: OpenAiServerOptions['embed'], texts: string[]) {
  const server = await startOpenAiServer({ chat: { kind: 'hang' }, ...(embed && { embed }) })
  try {
    const config = await readConfig({
      OPENAI_BASE_URL: server.url,
      OPENAI_EMBEDDING_MODEL: 'small',
      OPENAI_MAX_RETRIES: '0',
    })
    const remote = await createRemoteEmbeddings(config, (text) => text.replaceAll('secret', '[X]'))
    const vectors = await remote?.embeddings.embedDocuments(texts)
    expect(server.specProblems).toEqual([])
    return { vectors, requests: server.requests, id: remote?.id }
  } finally {
    await server.close()
  }
}

describe('remote embeddings', () => {
  it('are asked for as floats, in batches, masked, and without empty texts', async () => {
    const texts = Array.from({ length: 70 }, (_, index) => (index === 3 ? '' : `secret ${index}`))
    const { vectors, requests, id } = await embedWith((batch) => batch.map((text) => [text.length, 1]), texts)
    expect(vectors).toHaveLength(70)
    expect(requests.map(({ body }) => [body['encoding_format'], (body['input'] as string[]).length])).toEqual(
      [
        ['float', 64],
        ['float', 6],
      ],
    )
    expect(JSON.stringify(requests)).not.toMatch(/secret|""/u)
    expect(id).toContain('small')
  })

  it.each([
    ['fails', () => ({ status: 500 })],
    ['gives empty vectors', (batch: string[]) => batch.map(() => [])],
    ['gives what is no number', (batch: string[]) => batch.map(() => [Number.NaN, 1])],
  ] as Array<[string, OpenAiServerOptions['embed']]>)(
    'end in a TutorError where the server %s',
    async (_, embed) => {
      await expect(embedWith(embed, ['a', 'b'])).rejects.toThrow(TutorError)
    },
  )

  it('are absent without a model', async () => {
    expect(await createRemoteEmbeddings(await readConfig({ OPENAI_API_KEY: 'key' }))).toBeUndefined()
  })
})
