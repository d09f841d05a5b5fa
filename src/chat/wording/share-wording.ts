import type { Language } from '../../language.ts'

/** What is said about sharing a private answer. */
export const shareWording: Record<
  Language,
  { button: string; asked: string; done: string; already: string; notHere: string; staffOnly: string }
> = {
  ko: {
    button: '채널에 공유',
    asked: '질문',
    done: '질문과 답변을 채널에 공유합니다.',
    already: '이미 채널에 공유한 답변입니다.',
    notHere: '채널에서 받은 답변만 그 채널에 공유할 수 있습니다.',
    staffOnly:
      '담당자만 볼 수 있는 자료가 들어 있을 수 있어 공유하지 않았습니다. 채널에서 다시 질문해 주세요.',
  },
  en: {
    button: 'Share with the channel',
    asked: 'Question',
    done: 'The question and its answer go to the channel.',
    already: 'This answer has been shared with the channel already.',
    notHere: 'Only an answer that was given in a channel can be shared with it.',
    staffOnly:
      'This answer may hold material for staff only, so it was not shared; ask again in the channel.',
  },
}
