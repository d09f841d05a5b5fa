/** How a person begins a command on a platform, where that is not with "/" and the command's name. */
const signs: Readonly<Record<string, string>> = { slack: '/tutor ' }

/** What stands before a command's name where people read it: "/" or "/tutor ". */
export function commandSign(platform: string): string {
  return signs[platform] ?? '/'
}
