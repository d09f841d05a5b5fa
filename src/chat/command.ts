import { z } from 'zod'
import type { Language } from '../language.ts'
import { plainMessage, type Form, type Visibility } from './message.ts'
import type { Role } from './roles.ts'
import { say, wordsOf, type Glance, type Outcome, type Visit } from './visit.ts'

/** Names and descriptions as the platforms show them; a name is lower-case letters, digits and hyphens. */
export interface CommandWording<OptionName extends string = string> {
  name: string
  description: string
  options: Record<OptionName, { name: string; description: string }>
}

/** An option as the platforms' own command forms need it; made from the command's zod schema. */
export interface OptionDescription {
  name: string
  kind: 'text' | 'number' | 'yes-no'
  isRequired: boolean
  choices?: string[]
  min?: number
  max?: number
  /** The option can be completed from the course's headings. */
  suggestsTopics: boolean
}

export interface Command {
  /** Unique; what events carry. */
  name: string
  /** The lowest role that may use it. */
  role: Role
  wording: Record<Language, CommandWording>
  options: OptionDescription[]
  /** The option that takes a bare text ("/tutor ask what is …"); none for commands without one. */
  mainOption: string | undefined
  /** Its names in a message's menu, where it is offered there; the message's text is then the main option. */
  messageMenu: Record<Language, string> | undefined
  /** The form that the command opens first; its values come back under the form's id, to the press handler of that name. */
  form: ((values: unknown, glance: Glance) => Promise<Form | undefined>) | undefined
  /** How the reply is seen; told to the platform when the event is acknowledged. */
  visibility(values: unknown): Visibility
  run(visit: Visit, values: unknown): Promise<Outcome>
}

/** A command out of its parts; options that do not fit the schema are told to the person, not thrown. */
export function defineCommand<Shape extends z.ZodRawShape>(parts: {
  name: string
  role: Role
  wording: Record<Language, CommandWording<Extract<keyof Shape, string>>>
  options: z.ZodObject<Shape>
  mainOption?: Extract<keyof Shape, string>
  messageMenu?: Record<Language, string>
  form?: (values: z.infer<z.ZodObject<Shape>>, glance: Glance) => Promise<Form | undefined>
  visibility: (values: z.infer<z.ZodObject<Shape>>) => Visibility
  run: (visit: Visit, values: z.infer<z.ZodObject<Shape>>) => Promise<Outcome>
}): Command {
  return {
    name: parts.name,
    role: parts.role,
    wording: parts.wording,
    options: describeOptions(parts.options),
    mainOption: parts.mainOption,
    messageMenu: parts.messageMenu,
    form: parts.form && formFor(parts.options, parts.form),
    visibility(values) {
      const parsed = parts.options.safeParse(values)
      return parsed.success ? parts.visibility(parsed.data) : 'asker'
    },
    async run(visit, values) {
      const parsed = parts.options.safeParse(values)
      if (parsed.success) return parts.run(visit, parsed.data)
      const [issue] = parsed.error.issues
      const name = String(issue?.path[0] ?? '')
      const shown = new Map<string, { name: string }>(
        Object.entries(parts.wording[visit.language].options),
      ).get(name)
      const { badOption, missingOption, tooLong } = wordsOf(visit).faults
      const isLong = issue?.code === 'too_big' && issue.origin === 'string'
      const sentence = isLong
        ? tooLong(shown?.name ?? name, Number(issue.maximum))
        : (isGiven(values, name) ? badOption : missingOption)(shown?.name ?? name)
      return say(plainMessage(visit.language, sentence, 'asker'))
    },
  }
}

/** Options that do not fit open no form: the run tells the person which. */
function formFor<Shape extends z.ZodRawShape>(
  options: z.ZodObject<Shape>,
  form: (values: z.infer<z.ZodObject<Shape>>, glance: Glance) => Promise<Form | undefined>,
): NonNullable<Command['form']> {
  return async (values, glance) => {
    const parsed = options.safeParse(values)
    return parsed.success ? form(parsed.data, glance) : undefined
  }
}

function isGiven(values: unknown, name: string): boolean {
  const given = z.record(z.string(), z.unknown()).safeParse(values)
  return given.success && given.data[name] !== undefined && given.data[name] !== ''
}

const jsonOptionSchema = z.object({
  type: z.enum(['string', 'integer', 'number', 'boolean']),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  suggests: z.literal('topics').optional(),
})

function describeOptions(options: z.ZodObject): OptionDescription[] {
  const schema = z.toJSONSchema(options, { io: 'input' })
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const json = jsonOptionSchema.parse(property)
    const min = json.minimum ?? json.minLength
    const max = json.maximum ?? json.maxLength
    return {
      name,
      kind: json.type === 'string' ? 'text' : json.type === 'boolean' ? 'yes-no' : 'number',
      isRequired: required.has(name),
      suggestsTopics: json.suggests === 'topics',
      ...(json.enum === undefined ? {} : { choices: json.enum }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    }
  })
}
