/** The blocks of Block Kit that the tutor uses: https://docs.slack.dev/reference/block-kit/blocks */
export interface PlainText {
  type: 'plain_text'
  text: string
  emoji?: boolean
}

export interface SlackButton {
  type: 'button'
  action_id: string
  value: string
  text: PlainText
}

export interface SlackInput {
  type: 'input'
  block_id: string
  optional: boolean
  label: PlainText
  element: {
    type: 'plain_text_input'
    action_id: string
    multiline: boolean
    max_length: number
    initial_value?: string
  }
}

export type SlackBlock =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: { type: 'mrkdwn'; text: string; verbatim: true } }
  | { type: 'image'; slack_file: { id: string }; alt_text: string }
  | { type: 'actions'; elements: SlackButton[] }
  | { type: 'divider' }

export interface SlackModal {
  type: 'modal'
  callback_id: string
  title: PlainText
  close: PlainText
  submit?: PlainText
  private_metadata: string
  external_id?: string
  blocks: Array<SlackBlock | SlackInput>
}
