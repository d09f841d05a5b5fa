import type { SubmissionKind } from '../../answer/assess/assessment.ts'
import type { Language } from '../../language.ts'

/** Every sentence about the check of students' answers. */
export interface GradeWording {
  cardTitle: string
  blindTitle: string
  appealTitle: string
  question: string
  submission: string
  criteria: string
  draft: string
  blind: string
  appealReason: string
  /** Over the words of an earlier answer; `verdict` as in `verdict`. */
  ruled: (verdict: string) => string
  asRuled: string
  decidedTitle: string
  gradedBy: (who: string) => string
  ruledBy: (who: string) => string
  promptTitle: string
  promptCounts: (all: number, waiting: number) => string
  next: string
  noneWaiting: string
  waitingTitle: (count: number) => string
  verdict: Record<'met' | 'missed' | 'contradicted', string>
  material: string
  kinds: Record<Exclude<SubmissionKind, 'assessed'>, string>
  sent: string
  exported: string
  pasted: string
  noRubric: string
  noStaff: string
  unreadable: (count: number) => string
  confirmed: string
  already: string
  feedbackTitle: string
  ruledTitle: string
  draftTitle: string
  draftNote: string
  appealed: string
  appealGone: string
  appealNeedsOther: string
  ownAnswer: string
  checkForm: { title: string; question: string; answer: string }
}

const en: GradeWording = {
  cardTitle: "A student's answer to check (draft)",
  blindTitle: "A student's answer to grade blind",
  appealTitle: 'An appeal to rule on, blind',
  question: 'Question',
  submission: "The student's answer",
  criteria: 'Criteria',
  draft: "The tutor's draft, not a grade",
  blind: 'The draft is hidden: grade it as you see it.',
  appealReason: "The student's reason",
  ruled: (verdict) => `Ruled on an appeal as “${verdict}”:`,
  asRuled: 'As was ruled on the same words.',
  decidedTitle: "A student's answer, checked",
  gradedBy: (who) => `Checked by ${who}; the student is told.`,
  ruledBy: (who) => `Ruled by ${who}; the student is told.`,
  promptTitle: 'Answers to a concept prompt to check',
  promptCounts: (all, waiting) =>
    `${all === 1 ? '1 answer so far' : `${all} answers so far`}; ${waiting === 0 ? 'none waits' : waiting === 1 ? '1 waits' : `${waiting} wait`} for a TA.`,
  next: 'Next answer',
  noneWaiting: "No student's answer waits for you.",
  waitingTitle: (count) =>
    count === 1 ? "1 student's answer waits for a TA" : `${count} students' answers wait for a TA`,
  verdict: { met: 'met', missed: 'missed', contradicted: 'contradicts the material' },
  material: 'Material',
  kinds: {
    empty: 'The answer is empty.',
    'copied-question': 'The answer repeats the question.',
    'copied-material': 'The answer repeats the material word for word.',
    abusive: 'The answer is abusive.',
    'off-topic': 'The answer is about something else.',
  },
  sent: 'Your answer has gone to the TAs. You will be told here when one has looked at it; until then it has no grade.',
  exported:
    'These are the grades that TAs confirmed; drafts are not among them. The export is in the audit log.',
  pasted: 'Here is the draft; only what you confirm counts.',
  noRubric: 'The material does not answer this question, so there is nothing to check the answer by.',
  noStaff: 'This course has set no channel for its staff yet; please ask them directly.',
  unreadable: (count) => `Please write ${count} lines, one for each criterion, each “met” or “missed”.`,
  confirmed: 'Confirmed. The student is told.',
  already: 'This is graded already, or is no longer kept.',
  feedbackTitle: 'Feedback on your answer',
  ruledTitle: 'Your appeal was decided',
  draftTitle: 'First feedback on your answer',
  draftNote: 'This is a draft by the tutor, not a grade; a TA may change it.',
  appealed: 'Your appeal has gone to another TA, who does not see the earlier grade. It can be made once.',
  appealGone: 'This cannot be appealed: it is not yours, not graded yet, or was appealed before.',
  appealNeedsOther: 'You graded this one; an appeal is ruled on by somebody else.',
  ownAnswer: 'This answer is your own; somebody else has to grade it.',
  checkForm: { title: 'Check an answer', question: 'The question it answers', answer: 'The answer' },
}

const ko: GradeWording = {
  cardTitle: '확인할 학생 답안 (초안)',
  blindTitle: '초안을 보지 않고 채점할 학생 답안',
  appealTitle: '이의 제기: 앞선 채점을 보지 않고 판정',
  question: '문제',
  submission: '학생의 답안',
  criteria: '채점 기준',
  draft: '튜터의 초안이며 점수가 아닙니다',
  blind: '초안은 가려져 있습니다. 보이는 대로 채점해 주세요.',
  appealReason: '학생이 밝힌 이유',
  ruled: (verdict) => `이의 제기에서 “${verdict}”(으)로 판정된 답안:`,
  asRuled: '같은 표현에 대한 이전 판정을 따랐습니다.',
  decidedTitle: '확인을 마친 학생 답안',
  gradedBy: (who) => `확인: ${who} · 학생에게 알렸습니다.`,
  ruledBy: (who) => `판정: ${who} · 학생에게 알렸습니다.`,
  promptTitle: '확인할 개념 질문 답안',
  promptCounts: (all, waiting) => `지금까지 답안 ${all}개, 조교의 확인을 기다리는 답안 ${waiting}개`,
  next: '다음 답안',
  noneWaiting: '확인할 학생 답안이 없습니다.',
  waitingTitle: (count) => `조교의 확인을 기다리는 학생 답안 ${count}개`,
  verdict: { met: '충족', missed: '미충족', contradicted: '자료와 어긋남' },
  material: '자료',
  kinds: {
    empty: '답안이 비어 있습니다.',
    'copied-question': '답안이 문제를 그대로 옮겼습니다.',
    'copied-material': '답안이 자료를 그대로 옮겼습니다.',
    abusive: '답안에 욕설이 있습니다.',
    'off-topic': '답안이 다른 내용입니다.',
  },
  sent: '답안을 조교에게 보냈습니다. 조교가 확인하면 여기로 알려 드리며, 그 전에는 점수가 아닙니다.',
  exported: '조교가 확정한 채점 결과이며 초안은 들어 있지 않습니다. 내보낸 사실은 감사 기록에 남습니다.',
  pasted: '초안입니다. 직접 확정한 것만 유효합니다.',
  noRubric: '강의 자료에 이 문제의 답이 없어 답안을 확인할 기준이 없습니다.',
  noStaff: '이 강의에는 아직 조교 채널이 설정되어 있지 않습니다. 조교나 교수님께 직접 문의해 주세요.',
  unreadable: (count) => `기준마다 한 줄씩 ${count}줄을 “충족” 또는 “미충족”으로 적어 주세요.`,
  confirmed: '확정했습니다. 학생에게 알립니다.',
  already: '이미 채점되었거나 더 이상 보관되어 있지 않습니다.',
  feedbackTitle: '답안에 대한 의견',
  ruledTitle: '이의 제기 결과',
  draftTitle: '답안에 대한 첫 의견',
  draftNote: '튜터의 초안이며 점수가 아닙니다. 조교가 바꿀 수 있습니다.',
  appealed:
    '이의 제기를 다른 조교에게 보냈습니다. 그 조교는 앞선 채점을 보지 않습니다. 한 번만 할 수 있습니다.',
  appealGone: '이의를 제기할 수 없습니다. 본인의 답안이 아니거나, 아직 채점 전이거나, 이미 제기했습니다.',
  appealNeedsOther: '직접 채점한 답안입니다. 이의 제기는 다른 사람이 판정합니다.',
  ownAnswer: '본인의 답안은 다른 사람이 채점해야 합니다.',
  checkForm: { title: '답안 확인', question: '어떤 문제의 답인가요?', answer: '답안' },
}

export const gradeWording: Record<Language, GradeWording> = { ko, en }
