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
rise grow increase raise higher gain lengthen 늘 늘어나 늘리 증가 커지 상승 오르 올리 높아지 높이 / fall drop decrease decline reduce shorten lower lose shrink 줄 줄어들 줄이 감소 작아지 하락 내리 떨어지 낮아지 낮추
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
split divide separate cut 나누 / merge join combine 합치
win 얻 / lose 잃
positive 양수 / negative 음수
parent 부모 / child 자식
sender / receiver
client 클라이언트 / server 서버
horizontal 수평 / vertical 수직
올라가 올라갔 높아 / 내려가 내려갔 낮아
rarely seldom 드물 좀처럼 / often frequently commonly 자주 흔히 흔하
advantageous favourable favorable 유리 / disadvantageous unfavourable unfavorable 불리
rare 드문 / common frequent 흔한
rarely seldom / always usually 늘 언제나 항상
strengthen reinforce 강화 강해 세지 세어 / weaken 약화 약해
strongest 가장강 / weakest 가장약
accelerate hasten 앞당기 가속 / decelerate delay 늦추 감속
expand widen 넓히 팽창 확대 넓어지 / contract narrow 좁히 수축 축소 좁아지
gain / lose
attract 끌어당기 / repel 밀어내
warm mild hot warmer milder hotter 따뜻 덥 더운 뜨겁 뜨거 / cold cool colder cooler 춥 추운 추워 차갑 차가
heat 가열 데우 / cool 냉각 식히
absorb 흡수 / emit reflect release 방출 반사 내보내
enter 들어가 들어오 / leave exit 나가 나오
add append 더하 추가 / subtract remove delete 빼 삭제
multiply 곱하 / divide 나누
encrypt 암호화 / decrypt 복호화
encode / decode
compress 압축 / decompress expand
lock 잠그 / unlock
connect attach 연결 / disconnect detach separate 끊
enable 활성 / disable 비활성
include contain 포함 / exclude 제외 배제
allow permit 허용 / prevent block prohibit 막
require need 필요 / forbid
help aid 돕 도움 / hinder hamper harm 방해 해치
improve better 개선 향상 나아지 좋아지 / worsen deteriorate worse 악화 나빠지 떨어뜨
encourage promote 장려 촉진 / discourage suppress inhibit 억제
protect 보호 / harm damage expose 해치 손상
support 지지 / oppose resist
agree / disagree
win victory 승리 이기 / lose defeat 패배
attack 공격 / defend 방어 지키
buy purchase 사들 구매 구입 / sell 팔 판매
borrow 빌리 / lend 빌려주
creditor lender 채권자 / debtor borrower 채무자
employer 고용주 / employee worker 직원 노동자
teacher 교사 / student pupil 학생
import imported / export exported
profit gain 이익 이득 / loss 손실 손해
rich wealthy 부유 / poor 가난
urban 도시 / rural countryside 시골 농촌
domestic local 국내 / foreign imported 외국 국외
ancient 고대 / modern 현대
old 늙 오래된 / young new 젊 새로운
past 과거 / future 미래
north northern 북쪽 / south southern 남쪽
east eastern 동쪽 / west western 서쪽
top upper 꼭대기 / bottom lower 바닥
deep 깊 / shallow 얕
wide broad 넓 / narrow 좁
thick 두껍 두꺼 / thin 얇
heavy heavier 무겁 / light lighter 가볍
dense denser / sparse
hard 단단 / soft 부드러
dry 마르 건조 / wet moist 젖 습
bright light 밝 / dark 어둡 어두
clean pure 깨끗 / dirty polluted 더럽
full 가득 / empty 비어
dominant 우성 / recessive 열성
acid acidic 산성 / basic alkaline 염기성
positive plus 양의 양성 / negative minus 음의 음성
male 수컷 남성 / female 암컷 여성
true correct right 참 옳 맞 / false wrong incorrect 거짓 틀리 틀린
real actual 실제 / imaginary virtual
natural 자연적 / artificial 인공
random 무작위 / deterministic systematic
direct directly 직접 / indirect indirectly 간접
explicit explicitly 명시적 / implicit implicitly 암묵적
automatic automatically 자동 / manual manually 수동 손으로
temporary 일시 임시 / permanent 영구
local 지역 / global remote
public 공공 / private
central centralised centralized 중앙 / distributed decentralised decentralized 분산
active 능동 활성 / passive inactive 수동
simple 단순 / complex 복잡
similar 비슷 / different 다르
unique 유일 / duplicate
single one 하나 / multiple several many 여러 복수
individual 개별 / collective shared
internal inner 내부 / external outer 외부
front 앞 / back rear 뒤
forward 앞으로 / backward 뒤로
increase / reduce
maximize maximise 최대화 / minimize minimise 최소화
upper / lower
majority 다수 / minority 소수
expensive costly / cheap cheaper inexpensive
cheap cheaply / costly expensive
legal lawful 합법 / illegal unlawful 불법
strict strictest 엄격 / lenient loose
conscious voluntary 의식적 / unconscious involuntary 무의식적
known 알려진 / unknown
visible / invisible
even 짝수 / odd 홀수
input 입력 / output 출력
read 읽 / write 쓰기
upload / download
source 출발 / destination target 목적지
cause 원인 / effect result 결과
question 질문 / answer 답
birth 탄생 태어 / death 죽음 사망
die 죽 / survive live 살아남
arrive 도착 / depart leave 떠나
rise 떠오 / sink set 가라앉 저물
push 밀 / pull 당기
above exceed over 초과 넘 / below under 미만 아래
latest newest 최신 / oldest earliest
next 다음 뒤의 / previous 이전 앞의
latter 후자 / former 전자
earlier 앞 / later 뒤
begin founded 설립 / dissolve end 해산
optional 선택 / mandatory compulsory required 필수 의무
sufficient enough 충분 / insufficient lacking 부족
better superior 우수 / worse inferior 열등
gradually slowly 서서히 점차 / suddenly abruptly 갑자기
separately apart 따로 / together jointly 함께 같이
recoverable reversible 가역 / irreversible 비가역
linear 선형 / nonlinear 비선형
finite 유한 / infinite 무한
discrete 이산 / continuous 연속
qualitative 질적 / quantitative 양적
objective 객관 / subjective 주관
optimist 낙관 / pessimist 비관
democratic 민주 / authoritarian dictatorial 독재
peace 평화 / war 전쟁
ally 동맹 / enemy 적국
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
