import { chooseFolders, courseFlag, courseFlagHelp, dataFlag, dataFlagHelp } from './course-options.ts'
import type { CommandParts, Program } from './program.ts'

/** `tutor grades`: the confirmed grades as CSV; the export is in the audit log. */
export function registerGradesCommand(program: Program, parts: CommandParts): void {
  program
    .command('grades')
    .description(
      'print the grades that TAs confirmed as CSV; while the tutor serves, use /grades in the chat',
    )
    .option(courseFlag, courseFlagHelp)
    .option(dataFlag, dataFlagHelp)
    .addHelpText('after', '\nExample:\n  tutor grades > grades.csv')
    .action(async (flags) => {
      const folders = chooseFolders(flags, parts.config)
      const { createAddressBook } = await import('../chat/address-book.ts')
      const { loadCourse } = await import('../course/load-course.ts')
      const { gradesCsv } = await import('../checks/grades-csv.ts')
      const { addAuditEntry } = await import('../store/audit-log-store.ts')
      const { readSubmissionChecks } = await import('../store/submission-check-store.ts')
      const { workOnState } = await import('./work-on-state.ts')
      const course = await loadCourse(folders.course)
      await workOnState(folders.data, parts.config, async ({ state, peopleKey, person }) => {
        const addresses = createAddressBook(peopleKey)
        const text = gradesCsv(await readSubmissionChecks(state.tables, course.id), (address) =>
          addresses.open(address),
        )
        await state.write((transaction) =>
          addAuditEntry(transaction, {
            courseId: course.id,
            person,
            act: 'exported',
            subject: 'grades',
            detail: text,
            atMs: Date.now(),
          }),
        )
        process.stdout.write(text)
      })
    })
}
