import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderResponse } from '../../../adapters/discord/acknowledge.ts'
import { escapeText } from '../../../adapters/discord/escape-text.ts'
import { colorOf, draftColor, isFinalColor, nonceOf } from '../../../adapters/discord/mark.ts'
import { describeRegistrations } from '../../../adapters/discord/register-commands.ts'
import { renderMessage } from '../../../adapters/discord/render.ts'
import type { Message } from '../../../src/chat/message.ts'
import { citationOf } from '../../fakes/answers.ts'
import { findCommandProblems, findMessageProblems, findModalProblems } from '../../fakes/discord-limits.ts'
import { findDiscordProblems, hasDiscordSpec } from '../../fakes/discord-spec.ts'
import { cpuMsOf } from '../../fakes/cpu-time.ts'

const word = fc.constantFrom(
  '큐는 선입선출',
  'queue',
  '👩‍👩‍👧‍👦',
  '[1]',
  '[2]',
  '`code`',
  '**bold**',
  '\n',
  '\n\n',
  '- ',
  '```\n',
  '> ',
  '# ',
  '@everyone',
  '<@123>',
  '<@&9>',
  '<#5>',
  '<t:1:R>',
  '[x](https://evil.example)',
  'https://evil.example',
  '||x||',
  '\\',
  '_',
  '~~',
)
const body = fc.array(word, { maxLength: 900 }).map((words) => words.join(' '))
const text = fc.oneof(body, fc.string({ unit: 'grapheme', maxLength: 9000 }), fc.constant(''))
const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((one) => one.length <= 80)
const message: fc.Arbitrary<Message> = fc.record(
  {
    language: fc.constantFrom('ko' as const, 'en' as const),
    title: fc.string({ unit: 'grapheme', maxLength: 60 }),
    body: text,
    citations: fc.constantFrom(
      [],
      [citationOf(1, 'A queue.')],
      [citationOf(1, 'A.'), { ...citationOf(2, 'B.'), url: 'https://course.example/a_(b)#L3' }],
    ),
    actions: fc.array(fc.record({ id: fc.string({ minLength: 1, maxLength: 100 }), label }), {
      maxLength: 10,
    }),
    visibility: fc.constantFrom('everyone' as const, 'asker' as const),
    image: fc.record({
      pngBase64: fc.constant('iVBORw0KGgo='),
      altText: label,
      fileName: text.map((name) => `a${name.slice(0, 50)}.png`),
    }),
    attachment: fc.record({ text, fileName: fc.constant('data.json') }),
    link: fc.record({ url: fc.webUrl(), label }),
  },
  { requiredKeys: ['language', 'body', 'citations', 'actions', 'visibility'] },
)

describe('a message in Discord', () => {
  it('is within every limit, whatever is written in it', () => {
    fc.assert(
      fc.property(message, (one) => {
        for (const part of renderMessage(one, colorOf('key'))) {
          const created = { ...part.body, nonce: nonceOf('key', 0), enforce_nonce: true }
          expect(findMessageProblems(created, true)).toEqual([])
          expect(findDiscordProblems('POST', '/channels/1/messages', created)).toEqual([])
          const { description = '' } = part.body.embeds[0] ?? {}
          expect(description.length).toBeLessThanOrEqual(4096)
          expect(description).not.toMatch(/\p{Cs}/u)
          expect((description.match(/```/gu)?.length ?? 0) % 2).toBe(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has no link but those of its citations, and no mention, outside of code', () => {
    fc.assert(
      fc.property(body, (hostile) => {
        const citations = [{ ...citationOf(1, 'A.'), url: 'https://course.example/a' }]
        const one: Message = { language: 'en', body: hostile, citations, actions: [], visibility: 'everyone' }
        for (const part of renderMessage(one, 1)) {
          const shown = (part.body.embeds[0]?.description ?? '').replaceAll(/```[\s\S]*?```|`[^`\n]*`/gu, '')
          for (const [, address] of shown.matchAll(/\]\((https?:[^)]*)\)/gu))
            expect(address).toBe('https://course.example/a')
          expect(shown.replaceAll('](https://course.example/a)', '')).not.toMatch(/https?:\/\//u)
          expect(shown).not.toMatch(/(?<!\\)<[@#t:]/u)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('loses no word when it is split, and closes each fence of code', () => {
    const words = Array.from({ length: 3000 }, (_, index) => `w${index}`)
    const split = renderMessage(
      {
        language: 'en',
        body: `${words.slice(0, 1500).join(' ')}\n\`\`\`\n${words.slice(1500).join('\n')}\n\`\`\``,
        citations: [],
        actions: [],
        visibility: 'everyone',
      },
      1,
    )
    expect(split.length).toBeGreaterThan(3)
    const shown = split.map((part) => part.body.embeds[0]?.description ?? '')
    expect(shown.join('\n').match(/w\d+/gu)).toEqual(words)
  })

  it('links its citations where course.yaml has a link template, and lists them', () => {
    const linked = { ...citationOf(1, 'A queue.'), url: 'https://course.example/a_b(c)' }
    const [part] = renderMessage(
      {
        language: 'en',
        body: 'A queue is a line [1] [2].',
        citations: [linked, citationOf(2, 'B.')],
        actions: [],
        visibility: 'everyone',
      },
      1,
    )
    const [first, ...sources] = (part?.body.embeds[0]?.description ?? '').split('\n')
    expect(first).toBe('A queue is a line [1](https://course.example/a_b%28c%29) [2].')
    expect(sources.filter((line) => line.startsWith('> '))).toHaveLength(2)
    expect(sources.join('\n')).toMatch(
      /> \[1\]\(https:\/\/course\.example\/a_b%28c%29\) Queues › Bounded queues, lines 3–4/u,
    )
  })

  it('has five buttons in a row, an alternative text for its picture and its file', () => {
    const actions = Array.from({ length: 7 }, (_, index) => ({ id: `a:${index}`, label: `Button ${index}` }))
    const image = { pngBase64: 'iVBORw0KGgo=', altText: 'A bar chart', fileName: 'my chart.png' }
    const [part] = renderMessage(
      {
        language: 'en',
        body: 'x',
        citations: [],
        actions,
        visibility: 'everyone',
        image,
        attachment: { text: '{}', fileName: 'data.json' },
      },
      1,
    )
    expect(part?.body.components.map(({ components }) => components.length)).toEqual([5, 2])
    expect(part?.body.attachments).toEqual([
      { id: '0', filename: 'my-chart.png', description: 'A bar chart' },
      { id: '1', filename: 'data.json' },
    ])
    expect(part?.body.embeds[0]?.image?.url).toBe('attachment://my-chart.png')
  })

  it('of 100 KB is escaped in under 50 ms', () => {
    for (const piece of ['[', '`', '://', '\n#', '\\', ' ', '\n ']) {
      const long = piece.repeat(100_000 / piece.length)
      // The fastest of a few: the first ones are not compiled yet.
      const tookMs = Array.from({ length: 4 }, () => cpuMsOf(() => escapeText(long)))
      expect(Math.min(...tookMs)).toBeLessThan(50)
    }
  })

  it('has a mark that a draft never has', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(isFinalColor(colorOf(key))).toBe(true)
        expect(nonceOf(key, 12).length).toBeLessThanOrEqual(25)
      }),
    )
    expect(isFinalColor(draftColor)).toBe(false)
  })
})

describe('what Discord is told of commands and forms', () => {
  it.each([true, false])('is within its rules (for one server: %s)', (isForOneGuild) => {
    const registrations = describeRegistrations(isForOneGuild)
    expect(findCommandProblems(registrations)).toEqual([])
    const route = isForOneGuild ? '/applications/1/guilds/2/commands' : '/applications/1/commands'
    expect(findDiscordProblems('PUT', route, registrations)).toEqual([])
    for (const { name, name_localizations: names } of registrations) expect(names, name).toHaveProperty('ko')
  })

  it('opens a form with what stands in it already', () => {
    const form = {
      id: 'f:1',
      title: 'Why?',
      fields: [
        {
          name: 'reason',
          label: 'What was wrong',
          kind: 'paragraph' as const,
          isRequired: false,
          maxCharacters: 9,
          value: 'too short a field',
        },
      ],
    }
    const response = renderResponse({ kind: 'form', form })
    expect(findModalProblems(response.data as Record<string, unknown>)).toEqual([])
    expect(findDiscordProblems('POST', '/interactions/1/token/callback', response)).toEqual([])
    expect(JSON.stringify(response)).toContain('"value":"too short"')
  })
})

describe('the check of requests', () => {
  it.skipIf(!hasDiscordSpec)('sees what Discord describes otherwise', () => {
    const route = '/channels/1/messages'
    expect(findDiscordProblems('POST', route, { content: 'x' })).toEqual([])
    expect(findDiscordProblems('POST', route, { embeds: [{ description: 'x'.repeat(4097) }] })).not.toEqual(
      [],
    )
    expect(findDiscordProblems('POST', route, { nonce: 'x'.repeat(26) })).not.toEqual([])
    expect(findDiscordProblems('POST', route, { unheard: 1 })).not.toEqual([])
    expect(findDiscordProblems('POST', '/channels/1/unheard', {})).not.toEqual([])
  })

  it('sees what is against the limits that are not described', () => {
    const right = { content: 'x', allowed_mentions: { parse: [] }, nonce: '1', enforce_nonce: true }
    expect(findMessageProblems(right, true)).toEqual([])
    expect(findMessageProblems({ ...right, content: 'x'.repeat(2001) }, true)).not.toEqual([])
    expect(findMessageProblems({ ...right, allowed_mentions: { parse: ['everyone'] } }, true)).not.toEqual([])
    expect(findMessageProblems({ content: 'x' }, true)).not.toEqual([])
    const half = { title: '', description: 'x'.repeat(3001) }
    expect(findMessageProblems({ ...right, embeds: [half, half] }, true)).not.toEqual([])
    expect(findCommandProblems([{ type: 1, name: 'Big Name', description: 'x' }])).not.toEqual([])
    expect(findModalProblems({ title: 'x'.repeat(46), components: [{}] })).not.toEqual([])
  })
})
