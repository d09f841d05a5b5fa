import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { MeteredModel } from '../eval/measure-model.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { createProgressBar, tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'

/** `tutor eval`: the readiness card; exit code 1 below the thresholds that course.yaml sets. */
export function registerEvalCommand(program: Program, parts: CommandParts): void {
  program
    .command('eval')
    .description("ask the course's probe questions and print the readiness card")
    .argument('[file]', 'probes to ask (default: probes.yaml of the course)')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print the card as one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  tutor eval\n  tutor eval my-probes.yaml --course ./my-course --json',
    )
    .action(async (file, flags) => {
      const folders = chooseFolders(flags, parts.config)
      const { loadProbes } = await import('../eval/probe.ts')
      const { failedThresholds } = await import('../eval/failed-thresholds.ts')
      const { runReadinessCard } = await import('../eval/readiness-card.ts')
      const { renderReadinessCard } = await import('../eval/render-readiness-card.ts')
      const probes = await loadProbes(file ?? join(folders.course, 'probes.yaml'))
      const { config, model } = await prepareModel(parts.config)
      const tutor = await parts.openTutor(folders, tellIndexing(config))
      try {
        const bar = createProgressBar()
        const card = await runReadinessCard({
          probes,
          ask: (text, onEvent) =>
            tutor.ask({ text, reader: 'student', asker: { id: 'eval' }, ...(onEvent && { onEvent }) }),
          search: async (text, limit) => (await tutor.search({ text, limit, reader: 'student' })).results,
          readSource: (document) => tutor.readSource(document),
          onProgress: (done, total) => bar.show({ done, total, path: 'probes' }),
          ...(model && { model }),
        })
        bar.clear()
        const failed = failedThresholds(card, tutor.course.evalThresholds)
        process.stdout.write(
          flags.json === true
            ? `${JSON.stringify({ ...card, failedThresholds: failed })}\n`
            : renderReadinessCard(card),
        )
        if (failed.length > 0) {
          process.stderr.write(failed.map((line) => `tutor: ${line}\n`).join(''))
          process.exitCode = 1
        }
      } finally {
        await tutor.close()
      }
    })
}

/** The model to be measured, if any. A run is no student: the limits of the course hold for it, those of a user do not. */
async function prepareModel(config: Config): Promise<{ config: Config; model?: MeteredModel }> {
  const { readModelSettings } = await import('../answer/model/model-settings.ts')
  const settings = readModelSettings(config)
  if (settings === undefined) return { config }
  const { costOf } = await import('../answer/model/cost-of.ts')
  return {
    config: { ...config, TUTOR_USER_QUESTIONS_PER_DAY: Infinity, TUTOR_USER_TOKENS_PER_DAY: Infinity },
    model: { name: settings.model, costOf: (tokens) => costOf(tokens, config) },
  }
}
