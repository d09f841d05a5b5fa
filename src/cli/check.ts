import type { Criterion, RuledExample } from '../answer/assess/assessment.ts'
import { detectLanguage } from '../language.ts'
import { TutorError } from '../errors.ts'
import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import { tellIndexing } from './progress.ts'
import type { CommandParts, Program } from './program.ts'

/** `tutor check`: a student's answer held against the material, as a draft that is kept nowhere. */
export function registerCheckCommand(program: Program, parts: CommandParts): void {
  program
    .command('check')
    .description("hold a student's answer against the material: a draft, never a grade")
    .argument('<answer>', 'what the student wrote')
    .requiredOption('--question <text>', 'the question that it answers')
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .option('--json', 'print the criteria and the assessment as one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  tutor check "Teams shape the systems they build." --question "What is Conway\'s law?"',
    )
    .action(async (answer, flags) => {
      const { findRubric } = await import('../checks/find-rubric.ts')
      const { describeDraft } = await import('../chat/review/describe-submission.ts')
      const { gradeWording } = await import('../chat/wording/grade-wording.ts')
      const folders = chooseFolders(flags, parts.config)
      const tutor = await parts.openTutor(folders, tellIndexing(parts.config))
      try {
        const { question } = flags
        const language = detectLanguage(question)
        const criteria = await findRubric(tutor, { question, language, reader: 'staff' })
        if (criteria === undefined) throw new TutorError('bad-input', gradeWording[language].noRubric)
        const examples = await rulingsIn(folders.data, tutor.course.id, criteria)
        const draft = await tutor.assess({
          question: { [language]: question },
          criteria,
          submission: answer,
          examples,
        })
        const text = describeDraft({ draft: JSON.stringify(draft) }, criteria, language)
        const words = gradeWording[language]
        process.stdout.write(
          flags.json === true
            ? `${JSON.stringify({ criteria, draft })}\n`
            : `${words.draft}\n\n${text.replaceAll('**', '')}\n`,
        )
      } finally {
        await tutor.close()
      }
    })
}

/** What was ruled on appeals under the same criteria; nothing where no tutor was ever served from the folder. */
async function rulingsIn(
  dataFolder: string,
  courseId: string,
  criteria: readonly Criterion[],
): Promise<RuledExample[]> {
  const { readRuledExamples } = await import('../checks/read-rulings.ts')
  const { hasState, openStateToRead } = await import('../store/open-state.ts')
  if (!hasState(dataFolder)) return []
  const state = await openStateToRead(dataFolder)
  try {
    return await readRuledExamples(state.tables, courseId, criteria)
  } finally {
    await state.close()
  }
}
