/** What holds where the environment sets nothing. Apart from the schema, which costs a process more than Node's start. */
export const defaultConfig = {
  OPENAI_TIMEOUT_MS: 25_000,
  OPENAI_MAX_RETRIES: 2,
  OPENAI_TEMPERATURE: 0,
  TUTOR_MAX_OUTPUT_TOKENS: 900,
  TUTOR_USER_QUESTIONS_PER_DAY: 100,
  TUTOR_USER_TOKENS_PER_DAY: 300_000,
  TUTOR_COURSE_QUESTIONS_PER_DAY: 3_000,
  TUTOR_COURSE_TOKENS_PER_DAY: 5_000_000,
}
