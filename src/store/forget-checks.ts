import type { StateAccess } from './open-state.ts'

/** Removes what is kept for checks about a person; of a TA the names go, the verdicts stay without them. */
export async function forgetChecksOf(state: StateAccess, person: string): Promise<void> {
  const own = state.selectFrom('exchanges').select('id').where('person', '=', person)
  await state.deleteFrom('showings').where('exchange_id', 'in', own).execute()
  await state.deleteFrom('blind_grades').where('person', '=', person).execute()
  await state
    .deleteFrom('blind_grades')
    .where(
      'submission_id',
      'in',
      state.selectFrom('submission_checks').select('id').where('person', '=', person),
    )
    .execute()
  for (const table of [
    'checks',
    'checked_answers',
    'showings',
    'submission_checks',
    'audit_actors',
  ] as const) {
    await state.deleteFrom(table).where('person', '=', person).execute()
  }
  const nobody = { taken_by: null, taken_label: null, taken_ms: null }
  await state.updateTable('checks').set(nobody).where('taken_by', '=', person).execute()
  await state
    .updateTable('checks')
    .set({ decided_by: null, decided_label: null })
    .where('decided_by', '=', person)
    .execute()
  await state
    .updateTable('submission_checks')
    .set({ graded_by: null })
    .where('graded_by', '=', person)
    .execute()
  await state
    .updateTable('submission_checks')
    .set({ taken_by: null, taken_ms: null })
    .where('taken_by', '=', person)
    .execute()
  await state
    .updateTable('submission_checks')
    .set({ ruled_by: null })
    .where('ruled_by', '=', person)
    .execute()
}

/** Removes what was kept for checks longer than the course wants to. */
export async function removeOldChecks(
  state: StateAccess,
  { courseId, beforeMs }: { courseId: string; beforeMs: number },
): Promise<void> {
  const old = state
    .selectFrom('exchanges')
    .select('id')
    .where('course_id', '=', courseId)
    .where('asked_ms', '<', beforeMs)
  await state.deleteFrom('checks').where('exchange_id', 'in', old).execute()
  await state
    .deleteFrom('checked_answers')
    .where('course_id', '=', courseId)
    .where('decided_ms', '<', beforeMs)
    .execute()
  await state
    .deleteFrom('showings')
    .where('course_id', '=', courseId)
    .where('shown_ms', '<', beforeMs)
    .execute()
  await state
    .deleteFrom('blind_grades')
    .where('course_id', '=', courseId)
    .where('given_ms', '<', beforeMs)
    .execute()
  await state
    .deleteFrom('submission_checks')
    .where('course_id', '=', courseId)
    .where('made_ms', '<', beforeMs)
    .execute()
}

/** What is kept for checks about a person. */
export async function readChecksOf(
  state: StateAccess,
  person: string,
): Promise<Record<string, Array<Record<string, unknown>>>> {
  const showings = await state
    .selectFrom('showings')
    .select(['exchange_id', 'shown_in', 'course_id', 'shown_ms'])
    .where('person', '=', person)
    .execute()
  return {
    checks: await state.selectFrom('checks').selectAll().where('person', '=', person).execute(),
    verdicts: await state
      .selectFrom('checks')
      .select(['exchange_id', 'status', 'decided_ms', 'decided_label'])
      .where('decided_by', '=', person)
      .execute(),
    checkedAnswers: await state
      .selectFrom('checked_answers')
      .selectAll()
      .where('person', '=', person)
      .execute(),
    // The address is the person's own and encrypted.
    showings,
    submissionChecks: (
      await state.selectFrom('submission_checks').selectAll().where('person', '=', person).execute()
    ).map(({ address: _address, ...row }) => row),
    blindGrades: await state.selectFrom('blind_grades').selectAll().where('person', '=', person).execute(),
    auditActor: await state
      .selectFrom('audit_actors')
      .select('person')
      .where('person', '=', person)
      .execute(),
  }
}
