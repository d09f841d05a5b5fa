/** What Discord takes; each number with the page that states it, or how it is known where no page does. */
export const discordLimits = {
  /** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
  embedDescriptionCharacters: 4096,
  embedTitleCharacters: 256,
  /** Titles and descriptions of all embeds of a message together. */
  embedsCharacters: 6000,
  embeds: 10,
  /** https://docs.discord.com/developers/components/reference#action-row */
  buttonsInRow: 5,
  rows: 5,
  customIdCharacters: 100,
  buttonLabelCharacters: 80,
  buttonUrlCharacters: 512,
  /** https://docs.discord.com/developers/components/reference#text-input */
  modalTitleCharacters: 45,
  modalFields: 5,
  fieldLabelCharacters: 45,
  fieldCharacters: 4000,
  /** https://docs.discord.com/developers/resources/message#attachment-object */
  altTextCharacters: 1024,
  /** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
  threadNameCharacters: 100,
  /** A thread that nobody writes in is put away after a day. */
  threadArchiveMinutes: 1440,
  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
  commandDescriptionCharacters: 100,
  commandTextCharacters: 6000,
  choices: 25,
  choiceCharacters: 100,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback: 15 minutes, less a margin. */
  interactionLifetimeMs: 15 * 60_000 - 10_000,
  /** The first response is awaited for 3 s; a second try must fit into it. */
  acknowledgeWithinMs: 2_500,
  /** Between two drafts of one reply: five edits in five seconds are what a webhook's bucket takes. */
  draftEveryMs: 1_300,
  /** "… is typing" is shown for ten seconds. */
  typingEveryMs: 8_000,
  /** A shorter wait is kept in the queue of the client; a longer one is the core's. */
  queuedWaitMs: 5_000,
  /** https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit: 10,000 in ten minutes are a ban. */
  invalidRequests: 1_000,
  /** What was said so long before a new session is still answered; at the very first start less is. */
  catchUpMs: 24 * 3_600_000,
  catchUpAtFirstMs: 10 * 60_000,
  /** Looked at again, for a connection whose death was not noticed at once; nothing is answered twice. */
  catchUpOverlapMs: 3 * 60_000,
  /** Of a server, and of direct messages. */
  catchUpChannels: 100,
  /** Of a hundred messages each. */
  catchUpPages: 3,
  catchUpRefusals: 5,
  /** How often it is noted that nothing is missed. */
  hereEveryMs: 30_000,
} as const
