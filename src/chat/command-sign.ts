/** How a person begins a command on a platform, where that is not with "/" and the command's name. */
const signs: Readonly<Record<string, string>> = { slack: '/tutor ' }

/** What stands before a command's name where people read it: "/" or "/tutor ". */
export function commandSign(platform: string): string {
  return signs[platform] ?? '/'
}

const named = /(?<![\p{L}\p{N}/:.])\/(?=(?:help|review|prompt)(?![\p{L}\p{N}/]))/gu

/** A sentence of the tutor's own, the commands in it ("/help") as they are typed on a platform. */
export function withCommandsOf(platform: string, sentence: string): string {
  return sentence.replaceAll(named, commandSign(platform))
}
