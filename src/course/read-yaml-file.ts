import { join } from 'node:path'
import type { z } from 'zod'
import { keepCheckedYaml, readCheckedYaml } from './parsed-yaml-cache.ts'
import { readConfigurationText } from './read-configuration-text.ts'

/** A schema that is loaded only where a file has to be checked. */
export interface LazySchema<Checked> {
  /** Raised with every change of the schema: values that an older one checked are not believed. */
  version: string
  load: () => Promise<z.ZodType<Checked>>
}

/**
 * A YAML file in a course folder, checked by a schema; `undefined` where there is none. Parser and schema are loaded
 * only where the file exists and has changed since it was kept in `cacheFolder`, because `tutor ask` has to start fast.
 *
 * @throws TutorError `course`: one sentence with the file, line and column of the first mistake and what to do.
 */
export async function readYamlFile<Checked>(
  folder: string,
  fileName: string,
  schema: LazySchema<Checked>,
  cacheFolder?: string,
): Promise<Checked | undefined> {
  const text = await readConfigurationText(folder, fileName)
  if (text === undefined) return undefined
  if (cacheFolder !== undefined) {
    const known = await readCheckedYaml(cacheFolder, fileName, text, schema.version)
    // Its hash says that this schema made it of this text.
    if (known !== undefined) return known as Checked
  }
  const { parseYaml } = await import('./parse-yaml.ts')
  const checked = parseYaml(text, join(folder, fileName), await schema.load())
  if (cacheFolder !== undefined) await keepCheckedYaml(cacheFolder, fileName, text, schema.version, checked)
  return checked
}
