import { z } from 'zod'
import { DeliveryFault } from '../../src/chat/platform.ts'
import { faultOfStatus, toDeliveryFault } from './errors.ts'
import { slackLimits } from './limits.ts'
import type { SlackClient } from './slack-client.ts'

const uploadSchema = z.object({ upload_url: z.url(), file_id: z.string() })

/** A file, and where it is shared; nowhere yet where `channel` is absent. */
export interface Upload {
  bytes: Uint8Array
  fileName: string
  altText?: string
  channel?: string
  thread?: string | undefined
}

/**
 * Uploads a file: https://docs.slack.dev/messaging/working-with-files#upload
 *
 * @returns Slack's id of it.
 * @throws DeliveryFault
 */
export async function uploadFile(client: SlackClient, upload: Upload): Promise<string> {
  try {
    const answer = await client.apiCall('files.getUploadURLExternal', {
      filename: upload.fileName,
      length: upload.bytes.length,
      ...(upload.altText === undefined
        ? {}
        : { alt_txt: upload.altText.slice(0, slackLimits.altTextCharacters) }),
    })
    const { upload_url: url, file_id: id } = uploadSchema.parse(answer)
    await send(url, upload.bytes)
    await client.apiCall('files.completeUploadExternal', {
      files: [{ id, title: upload.fileName }],
      ...(upload.channel === undefined ? {} : { channel_id: upload.channel }),
      ...(upload.thread === undefined ? {} : { thread_ts: upload.thread }),
    })
    return id
  } catch (error) {
    throw toDeliveryFault(error)
  }
}

async function send(url: string, bytes: Uint8Array): Promise<void> {
  let status: number
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(slackLimits.callTimeoutMs * 3),
    })
    await response.arrayBuffer()
    status = response.status
  } catch (error) {
    throw new DeliveryFault('unreachable', 'the upload gave no answer', { cause: error })
  }
  if (status >= 200 && status < 300) return
  const fault = faultOfStatus(status)
  // It is the store for files that says so, not Slack about the token.
  throw fault.kind === 'unauthorized' ? new DeliveryFault('refused', fault.message) : fault
}
