import { PassThrough } from 'node:stream'
import { createTerminal } from '../../adapters/terminal/index.ts'
import { terminalPlace } from '../../adapters/terminal/receive.ts'
import { describePlatformContract, spyOnReceive, type SeenMessage } from './platform-contract.ts'

describePlatformContract('the terminal', async () => {
  const input = new PassThrough()
  const output = new PassThrough()
  const written: string[] = []
  output.on('data', (piece: Buffer) => {
    written.push(piece.toString('utf8'))
  })
  const platform = createTerminal({ input, output, personId: 'console-student', channels: [], locale: 'en' })
  const { repeatLastEvent } = spyOnReceive(platform)
  const deliver = platform.deliver.bind(platform)
  const deliveredTexts: string[] = []
  platform.deliver = async (parcel) => {
    const before = written.length
    const receipt = await deliver(parcel)
    await new Promise((resolve) => setImmediate(resolve))
    const text = written.slice(before).join('')
    if (text !== '') deliveredTexts.push(text)
    return receipt
  }

  /** Types a line, and waits until something has come of it. */
  async function type(...lines: string[]): Promise<void> {
    const before = written.length
    for (const line of lines) {
      input.write(`${line}\n`)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    while (written.length === before) await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, 60))
  }

  const buttonsOf = (text: string) => [...text.matchAll(/\((\d+)\) (.+?)(?= {2}\(|\n|$)/gu)]
  function numberOf(label: string): string {
    const withButtons = deliveredTexts.findLast((text) => buttonsOf(text).length > 0) ?? ''
    return buttonsOf(withButtons).find(([, , shown]) => shown === label)?.[1] ?? '0'
  }

  return {
    platform,
    say: (text) => type(text),
    command: (name, text) => type(`/${name} ${text}`),
    press: (label) => type(numberOf(label)),
    pressAndFill: (label, values) => type(numberOf(label), ...Object.values(values)),
    // What is printed does not come back in.
    echoOwnMessage: async () => undefined,
    repeatLastEvent,
    seen: (): SeenMessage[] =>
      deliveredTexts.map((text) => ({
        text,
        buttons: buttonsOf(text).map(([, , label]) => label ?? ''),
        isPrivate: true,
        mentions: [],
      })),
    somewhere: { kind: 'place', place: terminalPlace },
  }
})
