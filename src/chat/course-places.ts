import { defaultChatPolicy } from '../course/chat-policy.ts'
import type { Course } from '../course/course.ts'

/** What a channel is named for in course.yaml; each asks for something else of the platform. */
export type ChannelUse = 'course' | 'staff' | 'everything' | 'new-posts' | 'concept-prompts'

/** The places of one platform that course.yaml names. */
export interface CoursePlaces {
  spaces: string[]
  channels: Array<{ id: string; use: ChannelUse }>
}

/**
 * The places of a platform that a course names, for `tutor doctor`. Channels in which the tutor answers unasked are
 * named without their platform: an adapter leaves out what is no id of its own.
 */
export function coursePlaces(
  platform: string,
  course: Pick<Course, 'chat' | 'conceptPrompts'> | undefined,
): CoursePlaces {
  const { places, staffChannels, answersEverythingIn, answersNewPostsIn } = course?.chat ?? defaultChatPolicy
  const of = <Rule extends { platform: string }>(rules: readonly Rule[]) =>
    rules.filter((rule) => rule.platform === platform)
  const named = (ids: ReadonlyArray<string | undefined>, use: ChannelUse) =>
    ids.flatMap((id) => (id === undefined ? [] : [{ id, use }]))
  return {
    spaces: [...new Set(of(places).flatMap(({ space }) => (space === undefined ? [] : [space])))],
    channels: [
      ...named(
        of(places).map(({ channel }) => channel),
        'course',
      ),
      ...named(
        of(staffChannels).map(({ channel }) => channel),
        'staff',
      ),
      ...named(answersEverythingIn, 'everything'),
      ...named(answersNewPostsIn, 'new-posts'),
      ...named(
        of(course?.conceptPrompts?.channels ?? []).map(({ channel }) => channel),
        'concept-prompts',
      ),
    ],
  }
}
