/** What an examination found, and what to do about it. */
export interface Finding {
  level: 'ok' | 'warning' | 'failure'
  about: string
  finding: string
  remedy?: string
}
