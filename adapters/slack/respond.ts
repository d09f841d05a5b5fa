import { DeliveryFault } from '../../src/chat/platform.ts'
import { faultOfStatus } from './errors.ts'
import type { SlackHandle } from './handle.ts'
import { slackLimits } from './limits.ts'
import type { SlackPage } from './render.ts'

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']

/** The address that answers an interaction, while Slack takes it; without TLS only on this machine and on `apiUrl`'s host. */
export function freshResponseUrl(
  handle: SlackHandle | undefined,
  nowMs: number,
  apiUrl: string,
): string | undefined {
  if (handle?.responseUrl === undefined) return undefined
  if (nowMs - handle.receivedMs > slackLimits.responseUrlMs) return undefined
  const { protocol, hostname } = new URL(handle.responseUrl)
  const trustedHosts = [...loopbackHosts, new URL(apiUrl).hostname]
  const isSafe = protocol === 'https:' || (protocol === 'http:' && trustedHosts.includes(hostname))
  return isSafe ? handle.responseUrl : undefined
}

/**
 * Answers an interaction by its address; works where the tutor is no member of the channel.
 *
 * @param replaces Whether the first page takes the place of the note that acknowledged a slash command.
 * @throws DeliveryFault
 */
export async function respond(
  url: string,
  pages: readonly SlackPage[],
  { replaces, isPublic }: { replaces: boolean; isPublic: boolean },
): Promise<void> {
  for (const [part, page] of pages.entries()) {
    await post(url, {
      ...page,
      response_type: isPublic ? 'in_channel' : 'ephemeral',
      replace_original: replaces && part === 0,
      unfurl_links: false,
      unfurl_media: false,
    })
  }
}

async function post(url: string, body: unknown): Promise<void> {
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(slackLimits.callTimeoutMs),
    })
    text = await response.text()
  } catch (error) {
    throw new DeliveryFault('unreachable', 'the response address gave no answer', { cause: error })
  }
  const code = codeIn(text)
  if (response.status === 429 || code === 'rate_limited') {
    const seconds = Number(response.headers.get('retry-after') ?? 1)
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : 1000
    throw new DeliveryFault('rate-limited', 'Slack says 429', { retryAfterMs })
  }
  if (response.ok && code === undefined) return
  if (response.status >= 500) throw faultOfStatus(response.status)
  // Expired, used five times, or its channel is gone: it is sent another way.
  throw new DeliveryFault('expired', `the response address says ${code ?? response.status}`)
}

/** Slack answers "ok", or says what is wrong as a word or as JSON. */
function codeIn(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || !('ok' in parsed) || parsed.ok !== false)
      return undefined
    return 'error' in parsed ? String(parsed.error).slice(0, 50) : 'error'
  } catch {
    return /^(?:expired_url|used_url|cannot_find_message|rate_limited)$/u.exec(text.trim())?.[0]
  }
}
