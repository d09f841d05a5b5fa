import type { Language } from '../../src/language.ts'

/** What only this platform needs to say. */
export const discordWording: Record<Language, { restInFile: string; restFileName: string; notHere: string }> =
  {
    ko: {
      restInFile: '나머지는 아래 파일에 있습니다.',
      restFileName: '나머지.txt',
      notHere: '이 채널은 제가 맡은 강의의 채널이 아닙니다. 강의 채널에서 질문해 주세요.',
    },
    en: {
      restInFile: 'The rest is in the file below.',
      restFileName: 'rest.txt',
      notHere: 'This channel belongs to none of my courses; please ask in a channel of your course.',
    },
  }
