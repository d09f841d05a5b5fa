import { targetSchema, type Target } from './platform.ts'

/** An address as an escalation keeps it: a target with its platform. */
export function readReplyTarget(json: string): Target & { platform: string } {
  const stored: unknown = JSON.parse(json)
  const platform =
    typeof stored === 'object' && stored !== null && 'platform' in stored ? String(stored.platform) : ''
  return { ...targetSchema.parse(stored), platform }
}
