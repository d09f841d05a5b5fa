import type { ChatWording } from './chat-wording.ts'

export const chatWordingEn: ChatWording = {
  working: 'Looking in the course material…',
  inQueue: (ahead) => `Your question is in the queue; ${ahead} before it.`,
  writing: 'Writing the answer…',
  actions: {
    sources: 'Sources',
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
    simpler: 'Simpler',
    example: 'Example',
    quiz: 'Quiz',
    otherLanguage: '한국어',
    askTa: 'Ask a TA',
    nextHint: 'Next hint',
    answerStudent: 'Answer',
    forgetMe: 'Remove everything about me',
  },
  forms: {
    notHelpful: { title: 'What was not helpful?', reason: 'Wrong, unclear, beside the question…' },
    nextHint: { title: 'Next hint', attempt: 'What have you tried so far?' },
    answerStudent: { title: 'Answer the student', reply: 'Your answer' },
  },
  locator: {
    lines: (from, to) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
    page: (from, to) => (from === to ? `page ${from}` : `pages ${from}–${to}`),
    slide: (from, to) => (from === to ? `slide ${from}` : `slides ${from}–${to}`),
    cell: (from, to) => (from === to ? `cell ${from}` : `cells ${from}–${to}`),
    time: (from, to) => `${from}–${to}`,
  },
  sourcesTitle: 'Sources',
  noSources: 'This answer cites nothing of the material.',
  nearest: 'Nearest in the material:',
  thanks: 'Thank you, noted.',
  reworkedNot: 'The material does not give enough for that.',
  escalation: {
    sent: 'Your question has gone to the TAs with this answer. You will be told here when one has answered.',
    alreadySent: 'This question is with the TAs already.',
    noStaffChannel: 'This course has set no channel for its staff yet; please ask them directly.',
    staffTitle: 'A student asks for a TA',
    openMessage: 'Open the message',
    question: 'Question',
    tutorsAnswer: "The tutor's answer",
    answeredTitle: 'A TA has answered your question',
    yourQuestion: 'Your question',
    delivered: 'Your answer is on its way to the student.',
    undeliveredTitle: 'A student could not be told',
    undelivered:
      'What staff decided on this question did not reach the student: they take no direct messages. Please say it in class, or in a channel of the course where it may be said openly.',
    alreadyAnswered: 'Somebody has answered this already, or the student has withdrawn it.',
  },
  quiz: {
    title: (number, count) => `Question ${number} of ${count}`,
    right: 'Right.',
    wrong: (answer) => `Not quite. The answer is: ${answer}`,
    score: (right, count) => `You had ${right} of ${count} right.`,
    none: 'The material does not give a quiz on this. Try another topic.',
    answeredAlready: 'You have answered this one already.',
  },
  hintTitle: (step) => `Hint ${step}`,
  readInPart: (characters) =>
    `Your text is long: I read its first ${characters.toLocaleString('en-US')} characters. If what matters comes later, please ask again in fewer words.`,
  attemptFirst:
    'The next hint comes after an attempt: write in a sentence of your own what you think and where you are stuck, then press the button again.',
  home: {
    greeting: (course) => `Ask me about ${course}. Every sentence of an answer names its source.`,
    sampleQuestion: (topic) => `What does the course say about “${topic}”?`,
    about: 'I answer from this material, in Korean and English:',
    moreDocuments: (count) => `… and ${count} more.`,
    ownQuestions: 'Your last questions',
    noQuestions: 'You have not asked anything yet.',
  },
  help: {
    title: (course) => `Tutor of “${course}”`,
    intro:
      'I answer from the material of this course, and every sentence says where it stands. Ask in English or Korean.',
    outro: 'Mention me, write to me directly, or use the commands:',
  },
  searchTitle: 'Found in the material',
  nothingFound: 'Nothing in the material is near to that.',
  myData:
    'This is everything that is kept about you, as a file. Names and ids of the platform are not kept with it.',
  forgetAsk:
    'This removes your questions, their answers, your feedback, quizzes and requests to TAs. It cannot be undone. What was already posted in channels stays there; you can delete your own messages.',
  forgotten: 'Everything that was kept about you has been removed.',
  courseBroken:
    'The course folder has changed and cannot be used as it is; I go on answering from the material before.',
  faults: {
    failed: 'Something went wrong and your question could not be answered. Please try again in a moment.',
    unknown: 'I do not know this command. Try /help.',
    notAllowed: 'This is only for the staff of the course.',
    gone: 'This is no longer kept; please ask again.',
    badOption: (name) => `I could not read “${name}”; please try again.`,
    missingOption: (name) => `“${name}” is missing; please write it after the command.`,
    tooLong: (name, most) =>
      `I can read “${name}” up to ${most.toLocaleString('en-US')} characters; please shorten it and send it again.`,
    whichCourse: 'Please ask in a channel of your course first, so that I know which course you mean.',
    personCap: (cap) =>
      `You have asked ${cap} questions today, which is the limit; please come back tomorrow.`,
    courseCap: 'The course has reached its limit of questions for today; please come back tomorrow.',
    emptyQuestion: 'Please write your question as one sentence.',
    notDurable: 'My storage cannot be written at the moment, so this conversation is not kept.',
    notNow: 'My storage cannot be written at the moment, so I cannot do this; please try again later.',
  },
}
