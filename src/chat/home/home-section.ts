import type { Message } from '../message.ts'
import type { Glance } from '../visit.ts'

/** A part of a person's own page; none where there is nothing to say. */
export type HomeSection = (glance: Glance) => Promise<Message | undefined>
