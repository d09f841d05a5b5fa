import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Import {
  file: string
  /** A path inside the project, or a package's name as written. */
  target: string
  isTypeOnly: boolean
}

/** A rule of docs/architecture.md: says which imports break it. */
interface Rule {
  says: string
  breaks: (each: Import) => boolean
}

const room = (path: string) => (path.startsWith('src/') ? (path.split('/')[1] ?? '') : '')
const isOf = (target: string, ...packages: string[]) =>
  packages.some((name) => target === name || target.startsWith(`${name}/`))
const knowsNothingOf = (rooms: string[], ...others: string[]): Rule => ({
  says: `src/${rooms.join(', src/')} knows nothing of src/${others.join(', src/')}`,
  breaks: ({ file, target }) => rooms.includes(room(file)) && others.includes(room(target)),
})
const onlyIn = (folder: string, ...packages: string[]): Rule => ({
  says: `only ${folder} imports ${packages.join(', ')}`,
  breaks: ({ file, target }) => !file.startsWith(folder) && isOf(target, ...packages),
})

const adapter = (path: string) => /^adapters\/([^/]+)\//u.exec(path)?.[1]
const openToAdapters = /^src\/(chat\/|errors\.ts|language\.ts|doctor\/finding\.ts)/u

const rules: Rule[] = [
  {
    says: 'src never imports adapters (main.ts excepted)',
    breaks: ({ file, target }) =>
      file.startsWith('src/') && file !== 'src/main.ts' && target.startsWith('adapters/'),
  },
  {
    says: 'an adapter never imports another adapter',
    breaks: ({ file, target }) =>
      adapter(file) !== undefined && adapter(target) !== undefined && adapter(file) !== adapter(target),
  },
  {
    says: 'an adapter imports of src only chat, errors, language and what a finding is',
    breaks: ({ file, target }) =>
      adapter(file) !== undefined && target.startsWith('src/') && !openToAdapters.test(target),
  },
  knowsNothingOf(['course'], 'ingest', 'retrieval', 'answer', 'chat', 'cli'),
  knowsNothingOf(['ingest', 'retrieval'], 'answer', 'concept-prompts', 'checks', 'chat', 'cli'),
  knowsNothingOf(['answer'], 'chat', 'concept-prompts', 'checks', 'cli'),
  knowsNothingOf(['concept-prompts'], 'chat', 'checks', 'cli', 'serve'),
  knowsNothingOf(['store'], 'answer', 'chat', 'cli', 'retrieval'),
  onlyIn('src/store/', 'better-sqlite3', 'kysely'),
  onlyIn('src/retrieval/', 'hnswlib-node'),
  onlyIn('src/cli/', 'commander', '@commander-js/extra-typings'),
  onlyIn('adapters/discord/', 'discord.js', '@discordjs'),
  onlyIn('adapters/slack/', '@slack'),
]

describe('the architecture', () => {
  const files = ['src', 'adapters'].flatMap((folder) => typeScriptFiles(join(root, folder)))
  const imports = files.flatMap(importsOf)

  it('was read from enough files to be believed', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(files.length)
    expect(
      imports.some(({ file, target }) => file === 'src/main.ts' && target === 'src/cli/program.ts'),
    ).toBe(true)
    expect(imports.some(({ target }) => target === 'better-sqlite3')).toBe(true)
  })

  it.each(rules)('holds that $says', ({ says, breaks }) => {
    const broken = imports.filter(breaks).map(({ file, target }) => `${file} imports ${target}: ${says}`)
    expect(broken).toEqual([])
  })

  it('has no cycle of imports that run', () => {
    expect(findCycle(imports.filter(({ isTypeOnly }) => !isTypeOnly))).toEqual([])
  })

  it('reads the environment in config.ts alone', () => {
    const readers = files.filter((file) => /process\.env\b/u.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).toEqual(['src/config.ts'])
  })

  it('has no file named for nothing', () => {
    const vague = /\/(utils?|helpers?|common|types|managers?|services?|index)\.ts$/u
    expect(files.filter((file) => vague.test(file) && !/^adapters\/[^/]+\/index\.ts$/u.test(file))).toEqual(
      [],
    )
  })

  it('sees a broken rule where there is one', () => {
    const wrong: Import = { file: 'src/answer/a.ts', target: 'better-sqlite3', isTypeOnly: false }
    expect(rules.some(({ breaks }) => breaks(wrong))).toBe(true)
    expect(findCycle([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a')])).not.toEqual([])
  })
})

const arrow = (file: string, target: string): Import => ({ file, target, isTypeOnly: false })

function typeScriptFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => relative(root, join(folder, file)).replaceAll('\\', '/'))
    .sort()
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const found: Array<[string, boolean]> = [
    ...module.staticImports.map(({ moduleRequest, entries }): [string, boolean] => [
      moduleRequest.value,
      entries.length > 0 && entries.every(({ isType }) => isType),
    ]),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }): Array<[string, boolean]> =>
        moduleRequest === null ? [] : [[moduleRequest.value, isType]],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }): [string, boolean] => [
      source.slice(moduleRequest.start, moduleRequest.end).replaceAll(/^['"`]|['"`]$/gu, ''),
      false,
    ]),
    ...[...source.matchAll(/\brequire\(\s*['"]([^'"]+)['"]/gu)].map(([, name]): [string, boolean] => [
      name ?? '',
      false,
    ]),
  ]
  return found.map(([name, isTypeOnly]) => ({ file, target: resolveImport(file, name), isTypeOnly }))
}

function resolveImport(file: string, name: string): string {
  return name.startsWith('.') ? join(dirname(file), name).replaceAll('\\', '/') : name
}

/** The files of a cycle, in order; empty where there is none. */
function findCycle(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { file, target } of imports) targets.set(file, [...(targets.get(file) ?? []), target])
  const done = new Set<string>()
  const walk = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const target of targets.get(file) ?? []) {
      const cycle = walk(target, [...path, file])
      if (cycle.length > 0) return cycle
    }
    done.add(file)
    return []
  }
  for (const file of targets.keys()) {
    const cycle = walk(file, [])
    if (cycle.length > 0) return cycle
  }
  return []
}
