/** What Slack takes, each with the page that says so, and how long the adapter waits for it. */
export const slackLimits = {
  /** https://docs.slack.dev/reference/block-kit/blocks: blocks in a message, and in a modal or home page. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block: `text`. */
  sectionCharacters: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block: `text`. */
  headerCharacters: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element: `text`, `action_id`, `value`. */
  buttonCharacters: 75,
  actionIdCharacters: 255,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block allows 25; more than 5 in a row cannot be read. */
  buttonsInRow: 5,
  /** https://docs.slack.dev/reference/views/modal-views: `title`, `submit`, `close`, `private_metadata`. */
  modalTitleCharacters: 24,
  viewMetadataCharacters: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block: `label`. */
  inputLabelCharacters: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element: `max_length`. */
  inputCharacters: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block: `alt_text`. */
  altTextCharacters: 2000,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: `text` beside blocks. */
  textCharacters: 4000,
  /** All blocks of a message together; beyond about 13,200 Slack says msg_blocks_too_long. */
  messageCharacters: 9000,
  /** https://docs.slack.dev/reference/methods/chat.appendStream: `markdown_text`. */
  streamCharacters: 12_000,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts: `prompts`. */
  suggestedPrompts: 4,
  threadTitleCharacters: 200,
  /** https://docs.slack.dev/interactivity/handling-user-interaction: 30 minutes and 5 uses; a minute is left to spare. */
  responseUrlMs: 29 * 60_000,
  /** https://docs.slack.dev/authentication/verifying-requests-from-slack: how far a request's time may be from ours. */
  clockSkewSeconds: 300,
  /** No request of Slack's comes near it. */
  requestBytes: 1_000_000,
  /** Of one call of the Web API. */
  callTimeoutMs: 10_000,
  /** https://docs.slack.dev/apis/web-api/rate-limits: one message a second in a channel; so are the changes of a draft. */
  draftEveryMs: 1000,
  /** Answers that come sooner need no draft. */
  firstDraftAfterMs: 300,
  /**
   * How long what is asked about a person is waited for. A form opens within 3 s of the press; no acknowledgement waits
   * for any of it but that of a command without a text, whose note is in the person's language.
   */
  localeLookupMs: 250,
  languageLookupMs: 400,
  rolesLookupMs: 1200,
  rolesConfirmMs: 800,
  /** An acknowledgement waits so long for the decision whether a form opens; with known user groups it is there by then. */
  formDecisionMs: 300,
  /** `usergroups.list` may be called 20 times a minute: https://docs.slack.dev/apis/web-api/rate-limits */
  rolesConfirmedForMs: 3000,
  /** How long a person's language and name, and the members of user groups, are believed. */
  personLifeMs: 3_600_000,
  groupsLifeMs: 60_000,
  /** From this age on they are asked for anew while the old ones still serve, so that no event waits for it. */
  groupsFreshMs: 30_000,
  /** How many pages of messages are looked through for the tutor's own. */
  searchPages: 10,
} as const
