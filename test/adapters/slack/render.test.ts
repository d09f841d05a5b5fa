import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formModal, replyModal } from '../../../adapters/slack/modal.ts'
import { plainText } from '../../../adapters/slack/plain-text.ts'
import { renderPages } from '../../../adapters/slack/render.ts'
import { streamText } from '../../../adapters/slack/send-draft.ts'
import { plainMessage, type Message } from '../../../src/chat/message.ts'
import { citationOf } from '../../fakes/answers.ts'
import { commanding } from '../../fakes/events.ts'
import { messageBlocks, view } from '../../fakes/slack-limits.ts'

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '<!channel>',
    '<@U1>',
    '*a* _b_ ~c~ `d`',
    '```\ncode\n```',
    '[1]',
    '- item\n',
    '> q\n',
    'x'.repeat(4000),
    '\n\n',
    '&amp;',
    'http://evil.example/?a=1&b=2',
  ),
)
const message: fc.Arbitrary<Message> = fc
  .record({
    body: fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
    title: fc.string({ unit: 'grapheme', maxLength: 120 }),
    labels: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { maxLength: 10 }),
    urls: fc.array(
      fc.oneof(fc.webUrl(), fc.constant('javascript:alert(1)'), fc.constant('https://a.example/|>')),
      {
        maxLength: 6,
      },
    ),
  })
  .map(({ body, title, labels, urls }) => ({
    ...plainMessage('en', body, 'everyone'),
    title,
    citations: urls.map((url, index) => ({ ...citationOf(index + 1, 'q'), url })),
    actions: labels.map((label, index) => ({ id: `helpful:${index}`, label })),
  }))

describe('a message for Slack', () => {
  it('keeps within its limits, mentions nobody and links nothing but its citations, whatever is in it', () => {
    fc.assert(
      fc.property(message, (given) => {
        for (const { text, blocks } of renderPages(given)) {
          expect(messageBlocks.safeParse(blocks).error).toBeUndefined()
          expect(text.length).toBeGreaterThan(0)
          expect(text.length).toBeLessThanOrEqual(4000)
          const sections = blocks.flatMap((block) => (block.type === 'section' ? [block.text.text] : []))
          for (const marked of [text, ...sections]) {
            const links = [...marked.matchAll(/<([^>]*)>/gu)].map(([, link]) => link ?? '')
            expect(links.every((link) => /^https?:\/\/[^|<>]+\|\[\d+\]$/u.test(link))).toBe(true)
            expect(marked.replaceAll(/<[^>]*>/gu, '')).not.toMatch(/[<>](?! )/u)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('loses no word of a long text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z가-힣]{1,12}$/u), { minLength: 1, maxLength: 4000 }),
        (words) => {
          const shown = renderPages(plainMessage('ko', words.join(' '), 'everyone'))
            .flatMap(({ blocks }) => blocks)
            .flatMap((block) => (block.type === 'section' ? [block.text.text] : []))
            .join(' ')
          expect(shown.split(/\s+/u)).toEqual(words)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('shows characters that format as they are, and leaves names with underscores whole', () => {
    const [page] = renderPages(plainMessage('en', 'Set *this* and kube_config_path, ~not~ `_x_`', 'everyone'))
    expect(page?.text).toBe('Set ∗this∗ and kube_config_path, ∼not∼ `_x_`')
    expect(streamText(plainMessage('en', '[x](https://evil.example) <!here>', 'everyone'))).not.toMatch(
      /\]\(|<!/u,
    )
  })

  it('is a window within its limits, or none', () => {
    fc.assert(
      fc.property(message, (given) => {
        const modal = replyModal('press-1', given)
        if (modal !== undefined) expect(view.safeParse(modal).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('is a form within its limits, filled with what is there already', () => {
    const modal = formModal(
      {
        id: 'correct:1',
        title: 'A title that is as long as Discord allows it',
        fields: [
          {
            name: 'text',
            label: '라벨',
            kind: 'paragraph',
            isRequired: true,
            maxCharacters: 4000,
            value: '가'.repeat(4000),
          },
        ],
      },
      commanding('review'),
      'ko',
    )
    expect(view.safeParse(modal).error).toBeUndefined()
    expect(JSON.stringify(modal)).toContain('가가가')
  })
})

it('what Slack hands over is read as a person sees it', () => {
  expect(plainText('<@U1|jun> in <#C1|class>: <https://a.example|here> &lt;b&gt; &amp;amp; <!here>')).toBe(
    '@jun in #class: here <b> &amp; @here',
  )
})
