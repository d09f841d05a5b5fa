import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { builtFile, buildForChildren } from './build-for-children.ts'
import { bot, startDiscordServer, type DiscordServer } from './discord-server.ts'
import type { KillReport } from './kill-rounds.ts'
import { slash, textOf } from './open-discord.ts'

const steps = ['accepted', 'retrieved', 'written', 'delivered']
const mentionsARound = 5
const commandsARound = 3
const finishWithinMs = 300_000

/**
 * People mention the tutor and use its command while its process is killed again and again, at each of the four steps
 * in turn, by a Discord that answers 502 to one in ten of the messages that it has stored. Mentions are also made while
 * no process runs. A command counts as asked when it was acknowledged: of the others Discord itself tells the person.
 */
export async function runDiscordKillRounds(kills: number, folder: string): Promise<KillReport> {
  buildForChildren()
  const server = await startDiscordServer()
  server.losesAnswers = 0.1
  const asked = new Set<string>()
  let count = 0
  const mention = () => {
    count += 1
    asked.add(`q${count}`)
    server.say(`<@${bot.id}> q${count}`)
  }
  const command = () => {
    count += 1
    const name = `q${count}`
    void server.interact(slash('ask', { question: name })).then(() => asked.add(name))
  }
  const start = (...kill: string[]) =>
    spawn(process.execPath, [builtFile('test/fakes/discord-child.ts'), folder, server.apiUrl, ...kill], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  for (let kill = 0; kill < kills; kill += 1) {
    mention()
    const child = start(steps[kill % steps.length] ?? '', String(1 + (kill % 7)))
    await untilIdentified(server, child)
    for (let index = 1; index < mentionsARound; index += 1) mention()
    for (let index = 0; index < commandsARound; index += 1) command()
    if (child.exitCode === null && child.signalCode === null)
      await once(child, 'exit', { signal: AbortSignal.timeout(60_000) })
    if (child.signalCode !== 'SIGKILL')
      throw new Error(`the process ended by itself (${String(child.exitCode)})`)
  }
  const last = start()
  const deadline = Date.now() + finishWithinMs
  while (Date.now() < deadline && countLost(asked, server) > 0) await sleep(50)
  // What is doubled comes late: the last replies and their resends.
  await sleep(2500)
  last.kill('SIGKILL')
  await once(last, 'exit')
  const report = { kills, asked: asked.size, lost: countLost(asked, server), doubled: countDoubled(server) }
  await server.close()
  if (server.problems.length > 0) throw new Error([...new Set(server.problems)].join('\n'))
  return report
}

async function untilIdentified(server: DiscordServer, child: ChildProcess): Promise<void> {
  const before = server.gateway.identified.length
  while (server.gateway.identified.length === before && child.exitCode === null && child.signalCode === null)
    await sleep(5)
}

function answers(server: DiscordServer): string[] {
  return server.shown().flatMap((message) => /Echo of <(q\d+)>/u.exec(textOf(message))?.[1] ?? [])
}

function countLost(asked: ReadonlySet<string>, server: DiscordServer): number {
  const answered = new Set(answers(server))
  return [...asked].filter((name) => !answered.has(name)).length
}

function countDoubled(server: DiscordServer): number {
  const all = answers(server)
  return all.length - new Set(all).size
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
