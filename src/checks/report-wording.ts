import type { Language } from '../language.ts'

/** What stands in a report. */
export interface ReportWording {
  title: (course: string) => string
  questions: string
  people: string
  answered: string
  refused: string
  hints: string
  checked: string
  perDay: string
  /** Refused or only hinted at. */
  notAnswered: string
  humanAnswers: string
  asked: string
  medianHours: string
  slowestHours: string
  queue: string
  open: string
  verified: string
  corrected: string
  rejected: string
  agreement: string
  exact: string
  kappa: string
  none: string
  gate: { open: string; shut: string }
  mostCited: string
  neverCited: string
  confusions: string
}

export const reportWording: Record<Language, ReportWording> = {
  en: {
    title: (course) => `Report of “${course}”`,
    questions: 'Questions',
    people: 'People who asked',
    answered: 'Answered',
    refused: 'Not in the material',
    hints: 'Hints',
    checked: 'Checked by a human',
    perDay: 'Questions a day',
    notAnswered: 'Not in the material, or a hint',
    humanAnswers: 'Questions to TAs',
    asked: 'Asked',
    medianHours: 'Median hours to an answer',
    slowestHours: 'Slowest, in hours',
    queue: 'Review queue',
    open: 'Open',
    verified: 'Verified',
    corrected: 'Corrected',
    rejected: 'Rejected',
    agreement: 'Agreement of drafts with blind grades',
    exact: 'The same verdict',
    kappa: "Cohen's kappa",
    none: '–',
    gate: { open: 'Drafts may be sent.', shut: 'Drafts go to TAs only.' },
    mostCited: 'Most cited sections',
    neverCited: 'Sections never cited',
    confusions: 'Where students had trouble',
  },
  ko: {
    title: (course) => `“${course}” 보고서`,
    questions: '질문',
    people: '질문한 사람',
    answered: '답변함',
    refused: '자료에 없음',
    hints: '힌트',
    checked: '사람이 확인함',
    perDay: '하루 질문 수',
    notAnswered: '자료에 없거나 힌트만 줌',
    humanAnswers: '조교에게 한 질문',
    asked: '요청',
    medianHours: '답변까지 걸린 시간의 중앙값(시간)',
    slowestHours: '가장 오래 걸린 시간(시간)',
    queue: '검토 대기열',
    open: '대기 중',
    verified: '맞음',
    corrected: '고침',
    rejected: '틀림',
    agreement: '초안과 블라인드 채점의 일치도',
    exact: '같은 판정',
    kappa: '코헨의 카파',
    none: '–',
    gate: { open: '초안을 바로 보낼 수 있습니다.', shut: '초안은 조교에게만 보냅니다.' },
    mostCited: '가장 많이 인용된 부분',
    neverCited: '한 번도 인용되지 않은 부분',
    confusions: '학생들이 어려워한 부분',
  },
}
