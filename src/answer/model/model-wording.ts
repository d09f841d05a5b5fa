import type { Language } from '../../language.ts'
import type { ModelFaultKind } from './model-fault.ts'

/** Why an answer is not, or not only, the model's. */
export type NoticeReason =
  | ModelFaultKind
  | 'unsupported'
  | 'wrong-language'
  | 'silent'
  | 'user-cap'
  | 'course-cap'
  | 'resting'
  | 'no-record'

/** One sentence for the student each; the cited extract follows. */
export const noticeWording: Record<Language, Record<NoticeReason, string>> = {
  ko: {
    busy: '언어 모델 서버가 바빠서 강의 자료의 문장을 그대로 보여 드립니다.',
    'refused-access': '언어 모델을 쓸 수 없어(접근 거부) 강의 자료의 문장을 그대로 보여 드립니다.',
    unreachable: '언어 모델에 연결되지 않아 강의 자료의 문장을 그대로 보여 드립니다.',
    'too-slow': '언어 모델의 응답이 늦어 강의 자료의 문장을 그대로 보여 드립니다.',
    'broken-off': '언어 모델의 답이 중간에 끊겨, 확인된 문장과 강의 자료의 문장만 보여 드립니다.',
    refused: '언어 모델이 답하지 않아 강의 자료의 문장을 그대로 보여 드립니다.',
    unreadable: '언어 모델의 답을 읽을 수 없어 강의 자료의 문장을 그대로 보여 드립니다.',
    'bad-request': '언어 모델 서버가 요청을 받아들이지 않아 강의 자료의 문장을 그대로 보여 드립니다.',
    unsupported: '언어 모델이 쓴 문장이 자료로 확인되지 않아 강의 자료의 문장을 그대로 보여 드립니다.',
    'wrong-language': '언어 모델이 다른 언어로 답하여 강의 자료의 문장을 그대로 보여 드립니다.',
    silent: '언어 모델이 답을 쓰지 않아 강의 자료의 문장을 그대로 보여 드립니다.',
    'user-cap': '오늘 쓸 수 있는 언어 모델 한도를 다 써서 강의 자료의 문장을 그대로 보여 드립니다.',
    'course-cap': '이 강의의 언어 모델 한도를 다 써서 강의 자료의 문장을 그대로 보여 드립니다.',
    resting: '언어 모델이 계속 실패해 잠시 쉬는 중이어서 강의 자료의 문장을 그대로 보여 드립니다.',
    'no-record': '언어 모델의 사용량을 기록할 수 없어 강의 자료의 문장을 그대로 보여 드립니다.',
  },
  en: {
    busy: "The language model's server is busy, so the answer is quoted from the material.",
    'refused-access': 'The language model refused access, so the answer is quoted from the material.',
    unreachable: 'The language model could not be reached, so the answer is quoted from the material.',
    'too-slow': 'The language model was too slow, so the answer is quoted from the material.',
    'broken-off':
      'The language model broke off, so only checked sentences and quotes from the material are shown.',
    refused: 'The language model declined to answer, so the answer is quoted from the material.',
    unreadable: "The language model's answer could not be read, so the answer is quoted from the material.",
    'bad-request':
      "The language model's server did not take the request, so the answer is quoted from the material.",
    unsupported:
      'What the language model wrote is not borne out by the material, so the answer is quoted from it.',
    'wrong-language':
      'The language model answered in another language, so the answer is quoted from the material.',
    silent: 'The language model wrote no answer, so the answer is quoted from the material.',
    'user-cap':
      "Today's limit for answers by the language model is reached, so the answer is quoted from the material.",
    'course-cap':
      "The course's limit for the language model is reached, so the answer is quoted from the material.",
    resting:
      'The language model kept failing and is left alone for a moment, so the answer is quoted from the material.',
    'no-record':
      'What the language model takes cannot be recorded, so the answer is quoted from the material.',
  },
}
