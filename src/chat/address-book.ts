import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { targetSchema, type Target } from './platform.ts'

/** Where a person can be told something later. */
export interface Address {
  platform: string
  target: Target
  /** What the person is called there, where it was kept. */
  name?: string
}

/** Keeps addresses so that only the tutor with its people key can read them. */
export interface AddressBook {
  seal(address: Address): string
  /** undefined where it was sealed under another key or changed since. */
  open(sealed: string): Address | undefined
}

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM under a key derived from the people key (HKDF-SHA-256): nonce, tag and text, in base64url. */
export function createAddressBook(peopleKey: string): AddressBook {
  const key = Buffer.from(hkdfSync('sha256', peopleKey, '', 'addresses of people', 32))
  return {
    seal(address) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const text = Buffer.concat([cipher.update(JSON.stringify(address), 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
        return readAddress(JSON.parse(text.toString('utf8')))
      } catch {
        return undefined
      }
    },
  }
}

function readAddress(stored: unknown): Address | undefined {
  if (typeof stored !== 'object' || stored === null || !('platform' in stored) || !('target' in stored))
    return undefined
  const target = targetSchema.safeParse(stored.target)
  if (!target.success) return undefined
  const name = 'name' in stored && typeof stored.name === 'string' ? { name: stored.name } : {}
  return { platform: String(stored.platform), target: target.data, ...name }
}
