const notesRemembered = 1000

/**
 * Who may take the place of a slash command's note: the first parcel that asks, and the same one again when it is
 * sent again; further replies to the command stand below.
 */
export function claimNotes(): (eventId: string, key: string) => boolean {
  const owners = new Map<string, string>()
  return (eventId, key) => {
    const owner = owners.get(eventId)
    if (owner !== undefined) return owner === key
    owners.set(eventId, key)
    if (owners.size > notesRemembered) owners.delete(owners.keys().next().value ?? '')
    return true
  }
}
