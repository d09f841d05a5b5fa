import type { ConceptPromptWording } from './concept-prompts.ts'

const people = (count: number) => (count === 1 ? '1 student' : `${count} students`)

export const conceptPromptsEn: ConceptPromptWording = {
  kinds: {
    explain: 'Explain in your own words',
    compare: 'Compare',
    example: 'Give an example',
    'what-if': 'What would happen if',
    'find-mistake': 'Find the mistake',
  },
  origins: {
    material: 'from the material',
    file: 'concept-prompts.yaml',
    form: 'written by staff',
    model: 'by the language model',
  },
  statuses: { draft: 'draft', approved: 'approved', skipped: 'skipped', posted: 'posted', closed: 'closed' },
  title: (concept) => `Today's concept prompt: ${concept}`,
  sealed: (until) =>
    `Answers are sealed until ${until}: nobody sees yours. You get feedback at once, and may revise it until then.`,
  goal: (percent) => `Our goal as a class: ${percent} of 100 answer.`,
  answer: 'Answer',
  revise: 'Revise',
  form: {
    title: 'Your answer',
    answer: 'Your answer, in your own words',
    mayBeShown: 'Show it without your name? yes or no',
    name: 'Your name for the staff (if you like)',
    yes: 'yes',
  },
  closed: 'This concept prompt is closed; answers are not taken any more.',
  gone: 'This concept prompt is not there any more.',
  feedback: {
    title: (met, all) => `Feedback: ${met} of ${all} points`,
    met: 'You say this',
    missed: 'Not in your answer yet',
    missedPlace: (place) => `Read again: ${place}`,
    contradicted: 'The material says otherwise here',
    yourWords: 'Your words',
    noGrade: 'This is feedback from a program, not a grade. It may be wrong; ask a TA where it is.',
    nextMissed: (heading) =>
      `One question to go on with: what does the section “${heading}” add to your answer?`,
    nextContradicted: (heading) =>
      `One question to go on with: compare your sentence with the section “${heading}”. What is different there?`,
    nextAllMet: (concept) =>
      `One question to go on with: can you give an example of your own for “${concept}”?`,
    empty:
      'There is no answer in this yet. Write a sentence or two in your own words; half an answer helps too.',
    'copied-question': 'This is the question again. Write what you think the answer is, in your own words.',
    'copied-material':
      'These are the words of the material. They are right, but put it in your own words: only then do you see what you have understood.',
    abusive: 'This is not kept. If something about the question annoys you, tell the staff; they read this.',
    'off-topic':
      'This does not seem to be about the question. Read the question again, and have another try.',
  },
  streak: (days) => (days <= 1 ? '' : `You have answered ${days} in a row.`),
  streakIsOff: 'You will not be shown a streak any more.',
  streakIsOn: 'Your streak is shown again, to you alone.',
  streakTurnOff: 'Hide my streak',
  results: {
    title: (concept) => `Closed: ${concept}`,
    answered: (count) => (count === 0 ? 'Nobody answered this time.' : `${people(count)} answered.`),
    modelAnswer: 'A full answer, from the material',
    criterion: (met, all) => `${met} of ${all}`,
    contrast: 'Two answers side by side (shown with leave, without names)',
    fuller: 'One answer',
    other: 'Another answer',
    readAgain: 'Read again',
    chartTitle: 'How many said it',
    chartAlt: (lines) => `Bar chart, how many students met each point: ${lines}.`,
    staffTitle: (concept) => `Answers to: ${concept}`,
    columns: ['name', 'submitted', 'revisions', 'language', 'kind', 'points met', 'answer'],
    noName: 'no name given',
  },
  queue: {
    title: 'Concept prompts',
    paused: 'The schedule is paused.',
    none: 'The queue is empty, and the material holds nothing that was not asked.',
    next: (time) => `Next: ${time}`,
    noChannel: 'No channel is set: add `conceptPrompts.channels` to course.yaml, else none is posted.',
    why: 'Why',
    rubric: 'What a good answer says',
    approve: 'Approve',
    skip: 'Skip',
    edit: 'Edit',
    postNow: 'Post now',
    sooner: 'Sooner',
    pause: 'Pause',
    resume: 'Go on',
    approved: 'Approved: it goes out when its turn comes.',
    skipped: 'Skipped; it will not be proposed again.',
    moved: 'It comes first now.',
    isPaused: 'Paused: nothing is posted until you go on.',
    isResumed: 'The schedule goes on.',
    postedNow: 'It is being posted.',
    notThere: 'There is no such concept prompt in the queue (any more).',
    doesNotHold:
      'A quote of it does not stand in the material as it is now; it was not posted. Edit it, or skip it.',
    faults: (quotes) =>
      `Not taken: these quotes stand nowhere in the material that students may read.\n${quotes}`,
    badRubric:
      'Not taken: write 2 to 6 lines, each as "what a good answer says | the exact quote from the material".',
    added: 'Added to the queue, approved.',
    edited: 'Changed; its quotes hold.',
    add: 'Write one',
  },
  writeForm: {
    title: 'Concept prompt',
    questionKo: 'Question in Korean',
    questionEn: 'Question in English',
    rubric: '2-6 lines: what it says | exact quote',
  },
  reminders: {
    unapproved: (time) =>
      `The concept prompt of ${time} has nobody's approval yet, so nothing will be posted. Look at the queue: /prompt`,
    notPosted:
      'No concept prompt was posted today: none in the queue is approved. Look at the queue: /prompt',
    missed:
      'Today\'s concept prompt was not posted: the tutor was not running at the time. /prompt has "Post now".',
    broken: (concept) =>
      `The concept prompt on “${concept}” was taken out of the queue: a quote of it does not stand in the material any more.`,
  },
  reasons: {
    taught: (date) => `taught on ${date}`,
    'never-asked': () => 'never asked yet',
    'due-again': (percent) => `due again: the class met ${percent} of 100 points`,
    refused: (count) => `${count} question(s) on it found no answer in the material`,
    'not-helpful': (count) => `${count} answer(s) on it did not help`,
    repeated: (count) => `asked about again ${count} time(s)`,
    'low-coverage': (percent) => `only ${percent} of 100 points were met the last time`,
    'written-by-staff': () => 'written by staff',
  },
  today: {
    title: "Today's concept prompt",
    answered: 'You have answered; you may still revise it.',
    notYet: 'You have not answered yet.',
  },
  practice: {
    title: (concept) => `Practice: ${concept}`,
    intro: 'For you alone: nobody else sees it.',
    none: 'Nothing is due. Answer a concept prompt, or come back later.',
  },
  digest: {
    title: (from, to) => `The week from ${from} to ${to}`,
    asked: 'What was asked',
    askedCounts: (questions, students) => `${questions} question(s) by ${people(students)}`,
    refused: 'What found no answer',
    notUnderstood: 'What the class does not understand yet',
    neverCited: 'Documents that were never cited',
    teachAgain: 'What to teach again',
    none: 'nothing',
    more: (count) => `and ${count} more`,
    point: (text, percent) => `${text} (${percent} of 100)`,
  },
}
