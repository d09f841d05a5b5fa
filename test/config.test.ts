import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { environmentSchema } from '../src/environment-schema.ts'
import { TutorError } from '../src/errors.ts'

describe('the configuration', () => {
  it('documents in .env.example exactly the variables of the schema, in their order', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    const documented = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gmu)].map(([, name]) => name)
    expect(documented).toEqual(Object.keys(environmentSchema.shape))
  })

  it('documents each variable with the sentence of the schema', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    for (const [name, schema] of Object.entries(environmentSchema.shape)) {
      expect(example, name).toContain(`# ${schema.description}\n`)
    }
  })

  it('says the same without the schema as with it', async () => {
    for (const folders of [{}, { TUTOR_COURSE: ' a ', TUTOR_DATA: '' }, { PATH: 'x', TUTOR_DATA: 'b' }])
      expect(await readConfig(folders)).toEqual(environmentSchema.parse(folders))
  })

  it('takes an empty variable for an absent one', async () => {
    const config = await readConfig({
      TUTOR_COURSE: '  ',
      TUTOR_DATA: 'here',
      OPENAI_MODEL: '',
      OPENAI_TIMEOUT_MS: '',
    })
    expect(config.TUTOR_DATA).toBe('here')
    expect(config.TUTOR_COURSE).toBeUndefined()
    expect(config.OPENAI_MODEL).toBeUndefined()
    expect(config.OPENAI_TIMEOUT_MS).toBe(25_000)
  })

  it('throws nothing but a TutorError for a wrong variable', async () => {
    const wrong = { TUTOR_DATA: 5 as unknown as string }
    await expect(readConfig(wrong)).rejects.toThrow(TutorError)
    await expect(readConfig(wrong)).rejects.toThrow(/TUTOR_DATA/u)
  })
})
