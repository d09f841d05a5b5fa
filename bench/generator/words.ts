import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../src/language.ts'
import { packageRoot } from '../../src/package-root.ts'

/** A thing that the prose talks about, with all its names in both languages. */
export type Idea = Record<Language, string[]>

/**
 * Ideas of computing courses, the first name of each being the one that sections use. They are the bench's own, not
 * the tutor's term base: a system is not to be asked in the very synonyms that it brings along.
 */
export function readIdeas(): Idea[] {
  const text = readFileSync(join(packageRoot, 'bench', 'generator', 'ideas.tsv'), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [en = '', ko = ''] = line.split('\t')
      return { en: en.split('|'), ko: ko.split('|') }
    })
}

export const qualities: Record<Language, string>[] = (
  'adaptive 적응형|nightly 야간|regional 지역별|shared 공유|encrypted 암호화된|temporary 임시|central 중앙|remote 원격|' +
  'local 로컬|gradual 점진적|strict 엄격한|lazy 지연|redundant 이중화된|compressed 압축|versioned 버전별|external 외부|' +
  'internal 내부|hybrid 혼합형|automatic 자동|manual 수동|weekly 주간|global 전역|partial 부분|composite 복합|read-only 읽기전용|' +
  'distributed 분산형|static 정적|dynamic 동적|weighted 가중|persistent 영속|isolated 격리된|legacy 구형|nested 중첩|' +
  'periodic 주기적|reversible 가역|sparse 희소|staged 단계별|trusted 신뢰된|virtual 가상|asynchronous 비동기'
)
  .split('|')
  .map((pair) => {
    const [en = '', ko = ''] = pair.split(' ')
    return { en, ko }
  })

/** Regular English verbs, and the Korean noun that makes the same verb with 하다. */
export const actions: Record<Language, string>[] = (
  'check 검사|record 기록|limit 제한|replicate 복제|deliver 전달|store 보관|refresh 갱신|block 차단|adjust 조정|measure 측정|' +
  'validate 검증|compress 압축|release 해제|schedule 예약|restore 복구|collect 수집|reject 거부|merge 병합|publish 게시|' +
  'estimate 추정|inspect 점검|isolate 격리|repair 수리|suspend 중단|resume 재개|register 등록|assign 할당|translate 변환'
)
  .split('|')
  .map((pair) => {
    const [en = '', ko = ''] = pair.split(' ')
    return { en, ko }
  })

export const unitsOfMeasure: Record<Language, string>[] = [
  { en: 'seconds', ko: '초' },
  { en: 'minutes', ko: '분' },
  { en: 'requests', ko: '건' },
  { en: 'megabytes', ko: '메가바이트' },
  { en: 'percent', ko: '퍼센트' },
  { en: 'attempts', ko: '회' },
]

/** Headings that say nothing about their section, as many real ones do. */
export const plainHeadings: Record<Language, string[]> = {
  en: [
    'Notes',
    'How it works',
    'Limits',
    'Background',
    'Details',
    'In practice',
    'Common mistakes',
    'Summary',
  ],
  ko: ['참고', '동작 방식', '한계', '배경', '자세히', '실제 사용', '흔한 실수', '정리'],
}
