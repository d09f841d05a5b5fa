import { z } from 'zod'

/** Slack's rules for blocks and views, written from its documentation and not from the adapter. */
const plainText = (maxCharacters: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(maxCharacters),
    emoji: z.boolean().optional(),
  })
const mrkdwn = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(3000),
  verbatim: z.boolean().optional(),
})
const blockId = z.string().min(1).max(255).optional()
const actionId = z.string().min(1).max(255)
const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
})
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) }),
  z.strictObject({ type: z.literal('section'), block_id: blockId, text: mrkdwn }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('image'),
    block_id: blockId,
    alt_text: z.string().min(1).max(2000),
    slack_file: z.strictObject({ id: z.string() }),
  }),
  z.strictObject({ type: z.literal('actions'), block_id: blockId, elements: z.array(button).min(1).max(25) }),
  z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    optional: z.boolean().optional(),
    label: plainText(2000),
    element: z.strictObject({
      type: z.literal('plain_text_input'),
      action_id: actionId,
      multiline: z.boolean().optional(),
      max_length: z.int().min(1).max(3000).optional(),
      initial_value: z.string().max(3000).optional(),
    }),
  }),
])
export type FakeBlock = z.infer<typeof block>

const uniqueActions = (blocks: FakeBlock[]) => {
  const ids = blocks.flatMap((one) =>
    one.type === 'actions' ? one.elements.map((each) => each.action_id) : [],
  )
  return new Set(ids).size === ids.length
}

export const messageBlocks = z
  .array(block)
  .max(50)
  .refine((blocks) => blocks.every(({ type }) => type !== 'input'), 'no input in a message')
  .refine(uniqueActions, 'action ids must be unique')
  .refine((blocks) => JSON.stringify(blocks).length < 26_000, 'msg_blocks_too_long')

export const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

export const view = z
  .strictObject({
    type: z.enum(['modal', 'home']),
    callback_id: z.string().max(255).optional(),
    external_id: z.string().max(255).optional(),
    title: plainText(24).optional(),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    private_metadata: z.string().max(3000).optional(),
    blocks: z.array(block).min(1).max(100).refine(uniqueActions, 'action ids must be unique'),
  })
  .refine((given) => given.type === 'home' || given.title !== undefined, 'a modal has a title')
export type FakeView = z.infer<typeof view>
