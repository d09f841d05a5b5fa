interface Body {
  content?: string | null
  embeds?: ReadonlyArray<{ title?: string; description?: string; image?: object }> | null
  components?: ReadonlyArray<{ components?: ReadonlyArray<Record<string, unknown>> }> | null
  allowed_mentions?: { parse?: string[]; users?: string[]; roles?: string[]; replied_user?: boolean } | null
  nonce?: unknown
  enforce_nonce?: boolean
  flags?: number
  attachments?: readonly unknown[] | null
}

/** What is wrong with a message by the limits that Discord states outside of its API's description. */
export function findMessageProblems(body: Body, isCreated: boolean): string[] {
  const problems: string[] = []
  const refuse = (isWrong: boolean, what: string) => {
    if (isWrong) problems.push(what)
  }
  refuse((body.content ?? '').length > 2000, 'content over 2,000 characters')
  const lengths = (body.embeds ?? []).map(
    ({ title = '', description = '' }) => title.length + description.length,
  )
  refuse(lengths.reduce((sum, length) => sum + length, 0) > 6000, 'embeds over 6,000 characters')
  refuse((body.embeds ?? []).length > 10, 'over 10 embeds')
  const hasText = (body.content ?? '') !== '' || lengths.some((length) => length > 0)
  const hasPicture = (body.embeds ?? []).some(({ image }) => image !== undefined)
  const hasFile = (body.attachments ?? []).length > 0
  refuse(!hasText && !hasPicture && !hasFile, 'an empty message')
  const rows = body.components ?? []
  refuse(rows.length > 5, 'over 5 rows')
  const ids = rows.flatMap((row) => (row.components ?? []).map((button) => button['custom_id']))
  const given = ids.filter((id) => id !== undefined)
  refuse(new Set(given).size !== given.length, 'a custom_id twice')
  for (const row of rows) {
    const buttons = row.components ?? []
    refuse(buttons.length === 0 || buttons.length > 5, 'a row without buttons or with over 5')
    for (const button of buttons) {
      refuse(
        textOf(button['label']).length > 80 || textOf(button['label']) === '',
        'a label over 80 characters or empty',
      )
      refuse(textOf(button['custom_id']).length > 100, 'a custom_id over 100 characters')
      refuse(
        (button['custom_id'] === undefined) === (button['url'] === undefined),
        'a button with neither id nor url',
      )
    }
  }
  const mentions = body.allowed_mentions
  const mayMention =
    mentions?.parse?.length !== 0 || mentions.users !== undefined || mentions.roles !== undefined
  refuse(mayMention || mentions?.replied_user === true, 'somebody may be notified')
  refuse(isCreated && (textOf(body.nonce) === '' || body.enforce_nonce !== true), 'no enforced nonce')
  return problems
}

/** What is wrong with a modal. */
export function findModalProblems(data: Record<string, unknown>): string[] {
  const problems: string[] = []
  if (textOf(data['title']).length > 45 || textOf(data['title']) === '')
    problems.push('a title over 45 characters or empty')
  const fields = (data['components'] ?? []) as Array<{ label?: string; component?: Record<string, unknown> }>
  if (fields.length === 0 || fields.length > 5) problems.push('no field, or over 5')
  for (const { label, component } of fields) {
    if ((label ?? '').length > 45 || label === '') problems.push('a label over 45 characters or empty')
    if (textOf(component?.['value']).length > 4000) problems.push('a value over 4,000 characters')
  }
  return problems
}

/** What is wrong with a set of commands: https://docs.discord.com/developers/interactions/application-commands */
export function findCommandProblems(commands: ReadonlyArray<Record<string, unknown>>): string[] {
  const problems: string[] = []
  const check = (name: unknown, what: string) => {
    if (
      !/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(textOf(name)) ||
      textOf(name) !== textOf(name).toLowerCase()
    )
      problems.push(`${what} ${textOf(name)} breaks the rule of names`)
  }
  for (const command of commands.filter(({ type }) => type === 1 || type === undefined)) {
    const options = (command['options'] ?? []) as Array<Record<string, unknown>>
    for (const named of [command, ...options]) {
      check(named['name'], 'name')
      for (const local of Object.values((named['name_localizations'] ?? {}) as object))
        check(local, 'localisation')
      const description = textOf(named['description'])
      if (description === '' || description.length > 100)
        problems.push('a description over 100 characters or empty')
    }
    const firstOptional = options.findIndex(({ required }) => required !== true)
    if (firstOptional !== -1 && options.slice(firstOptional).some(({ required }) => required === true))
      problems.push('an option that is required after one that is not')
  }
  const keys = commands.map(({ type, name }) => `${String(type)} ${textOf(name)}`)
  if (new Set(keys).size !== keys.length) problems.push('a command twice')
  return problems
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
