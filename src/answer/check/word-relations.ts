/**
 * Groups of everyday words that say the same in a course's prose, one a line: what a writer changes freely when he
 * puts a sentence in other words. Terms of a subject are not here: the term base has them. Korean words are stems.
 */
const alike = `
fall drop decline decrease sink shrink reduce lower lessen fewer less smaller diminish
rise grow increase raise climb higher more larger gain
fast quick rapid swift speedy
slow sluggish
cheap inexpensive affordable
expensive costly dear price
start begin commence launch open set
end finish stop cease complete conclude
big large great huge bigger
small little tiny
show display present demonstrate
build construct make create produce design
take takes require need
let allow enable permit make
prevent stop avoid block keep
advise recommend suggest
forbid prohibit ban
happen occur arise
cause lead bring result because
reason why because
call name term know
say state tell according declare
entire whole all complete full
keep retain preserve maintain stay remain
change alter modify vary
same equal identical alike
different distinct differ
give provide supply offer grant
get obtain gain receive acquire
use employ utilise rely apply
part portion share piece
important matter essential crucial significant key
main chief principal primary
usual typical common normal ordinary
opposite contrary reverse
hard difficult tough
easy simple straightforward
send transmit deliver
hold contain include carry have
also too moreover besides
several many multiple various
soon early promptly
late behind delay
wait await
own itself self
help aid assist support
solve fix resolve mend
find discover locate detect
error fault failure fail
spread propagate
destroy kill execute
war conflict
split divide separate cut
join merge combine unite together gather
copy mirror duplicate replicate
fit match suit suitable
work function operate run
release publish ship deploy
person people folk individual
amount quantity number count
way manner method means
move shift transfer
put place store lay
quit leave abandon
return give
check verify test examine
visit traverse
free set release
form make up
work against effective effect treat
next again
need must have
줄 줄어들 감소 떨어지 낮아지 축소
늘 늘어나 증가 커지 상승 오르 높아지
빠르 신속 빨리 즉시 바로 곧바로
느리 더디
시작 개시 착수
끝나 끝내 종료 마치 완료
크 커다랗 거대 대형
작 조그맣 소형
만들 제작 생성 구성 창제 이루어지
나누 쪼개 분할 분리 구분 가르 나뉘
합치 모으 모이 통합 결합 묶
바꾸 바뀌 변경 변하 고치 변화 수정
다르 상이
같 동일 똑같
발생 일어나 생기 나타나
막 방지 예방 차단 막아
부르 일컫 칭하 하는 말하
뜻 의미 가리키 말하
이유 까닭 때문
필요 요구 필수
중요 핵심
쉽 간단 수월 용이
어렵 힘들 곤란
돌리 돌려주 반환
보내 전송 전달
쓰 사용 이용 활용
얻 획득 가지 갖
같이 함께 더불어
모두 전부 전체 다
혼자 스스로 단독
밑 아래
위 상위
맡 담당 책임지
멈추 정지 중단 서
권하 권장 추천 조언
가능 수
지키 보호 유지 보존
옮기 이동
잇 연결 이어
크기 규모
부딪치 충돌
가라앉 침강
거부 거절
대신 말고
자율성 자율적
경향 쉽
복사 복제 본뜨 닮
대표 전형
흔하 전형적
여러 많 다수 복수
퍼지 확산 전파
`

/** Words that say the opposite of each other: the left ones of a line against the right ones. */
const contrary = `
rise grow increase raise higher gain 늘 늘어나 늘리 증가 커지 상승 오르 올리 높아지 높이 / fall drop decrease decline reduce lower lose shrink 줄 줄어들 줄이 감소 작아지 하락 내리 떨어지 낮아지 낮추
fast quick rapid 빠르 빨라지 빨리 / slow 느리 느려지 천천히
more / less fewer
most / least fewest
larger bigger greater big large 크 / smaller small 작
much many 많 / few little 적
high 높 / low 낮
easy simple 쉽 쉬운 단순 간단 / hard difficult complicated complex 어렵 어려운 복잡
cheap 싸 저렴 / expensive costly 비싸
strong tight 강 강하 / weak loose 약 약하 느슨
tightly / loosely
heavyweight heavy 무거운 무겁 / lightweight light 가벼운 가볍
before 전 / after 뒤 후
first 먼저 / last 나중
early earlier 일찍 빨라지 / late later 늦 늦어지
inside 안 내부 / outside 밖 외부
above 위 / below 아래
left 왼쪽 / right 오른쪽
ascending 오름차순 / descending 내림차순
keep preserve retain 유지 보존 / abolish destroy remove lose drop 폐지 없애 제거
open 열리 열려 / close closed 닫히 닫혀
accept allow permit 허락 허용 / reject refuse forbid deny prevent 거부 거절 차단 금지
start begin 시작 / end stop finish 끝 종료
same equal 같 / different 다르 다른
success succeed 성공 / fail failure 실패
win 이기 승리 / lose 지 패배
rich 부유 / poor 가난
last endure 오래가 / vanish 사라지
import 수입 / export 수출
demand 수요 / supply 공급
push / pull
producer 생산자 / consumer 소비자
private 비공개 / public 공개
static 정적 / dynamic 동적
mutable 가변 / immutable 불변
synchronous 동기 / asynchronous 비동기
commercial proprietary 상용 / open 오픈
ahead 앞 앞서 / behind 뒤처지
necessary 필요 / unnecessary 불필요
possible 가능 / impossible 불가능
depend dependent 의존 종속 / independent 독립
stable 안정 / unstable 불안정
safe 안전 / unsafe 위험
compiled / interpreted
lossless 무손실 / lossy 손실
maximum 최대 / minimum 최소
maximum 최고 / minimum 최저
longer 길 / shorter 짧
approve support agree 찬성 / oppose disagree 반대
recommend 권장 권하 좋 / discourage 나쁘
멀어지 / 가까워지 부딪치
appear generate 생기 생성 / disappear vanish 소멸 사라지
change 변하 바뀌 변화 / constant 그대로 일정
proportional 비례 / inversely 반비례
split divide separate cut 나누 / merge join combine unite 합치
win 얻 / lose 잃
positive 양수 / negative 음수
parent 부모 / child 자식
sender / receiver
client 클라이언트 / server 서버
horizontal 수평 / vertical 수직
`

/** English forms that no stemmer brings to their word. */
export const irregularForms: ReadonlyArray<readonly [form: string, word: string]> =
  'paid pay,bought buy,kept keep,held hold,built build,sent send,led lead,left leave,lost lose,met meet,sold sell,told tell,thought think,brought bring,caught catch,taught teach,fought fight,sought seek,found find,bound bind,wound wind,grew grow,grown grow,knew know,known know,threw throw,thrown throw,drew draw,drawn draw,fell fall,fallen fall,rose rise,risen rise,wrote write,written write,drove drive,driven drive,chose choose,chosen choose,broke break,broken break,spoke speak,spoken speak,froze freeze,frozen freeze,gave give,given give,ate eat,eaten eat,took take,taken take,shook shake,shaken shake,began begin,begun begin,ran run,sang sing,sank sink,sunk sink,swam swim,won win,stood stand,understood understand,became become,came come,bore bear,born bear,wore wear,worn wear,tore tear,torn tear,lay lie,laid lay,spread spread,split split,slept sleep,felt feel,meant mean,dealt deal,spent spend,lent lend,bent bend,hid hide,hidden hide,shot shoot,shown show,sawn saw,people person,children child,men man,women woman,mice mouse,feet foot,teeth tooth,indices index,vertices vertex,matrices matrix,data datum,criteria criterion,phenomena phenomenon,bacteria bacterium,nuclei nucleus'
    .split(',')
    .map((pair) => {
      const [form = '', word = ''] = pair.split(' ')
      return [form, word] as const
    })

function parseGroups(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u))
}

/** Groups of words that say the same. */
export const likeGroups: readonly string[][] = parseGroups(alike)

/** Pairs of groups that say the opposite. */
export const contraryGroups: ReadonlyArray<readonly [string[], string[]]> = contrary
  .trim()
  .split('\n')
  .map((line) => {
    const [left = '', right = ''] = line.split(' / ')
    return [left.trim().split(/\s+/u), right.trim().split(/\s+/u)] as const
  })
