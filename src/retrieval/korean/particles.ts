const cases = new Set(
  '에 에서 에게 에게서 한테 한테서 께 께서 까지 부터 마다 조차 마저 밖에 뿐 만 대로 만큼 처럼 보다 끼리 하고 같이 같은 의 과 와 랑 이랑 나 이나 라도 이라도 로 으로 로서 으로서 로써 으로써 로부터 으로부터 든 이든 든지 이든지 이나마 치고 없이 가량 쯤 씩 별로'.split(
    ' ',
  ),
)
/** What may follow the first list ("에서" + "는"). */
const scopes = new Set(
  '는 도 만 의 은 을 를 이 가 까지 부터 라도 만이 만을 만은 만의 만으로 보다 뿐 로 조차 마저 요'.split(' '),
)
/** What nothing follows; the last are short for "에는" and the like. */
const others = new Set(
  '은 는 이 가 을 를 도 야 여 요 란 이란 에선 에겐 한테선 까진 부턴 보단 론 으론 엔 로선 으로선 밖엔'.split(
    ' ',
  ),
)
const longestCase = 4
/** "들" + "끼리" + "보다". */
export const longestParticle = 7

const needsFinal = /^(?:은|을|과|이(?!라도|나|든|랑|란)|으로|으론|이나|이든|이랑|이란)/u
const needsOpen = /^(?:는|를|와|가(?!량)|야|여|랑|나|든|란|라도)/u
const needsOpenOrRieul = /^로|^론/u
const finalRieul = 8

/** Whether an ending is a particle or two, the plural before them ("들끼리는"). */
export function isParticle(ending: string): boolean {
  if (ending.startsWith('들') && (ending === '들' || isParticle(ending.slice(1)))) return true
  if (others.has(ending) || cases.has(ending)) return true
  for (let end = 1; end <= Math.min(longestCase, ending.length - 1); end += 1) {
    if (scopes.has(ending.slice(end)) && cases.has(ending.slice(0, end))) return true
  }
  return false
}

/** Whether a particle can follow a noun that ends in this final consonant (0 for none): 을 but 를, 으로 but 로. */
export function fitsFinal(particle: string, final: number): boolean {
  if (needsFinal.test(particle)) return final !== 0 && !(particle.startsWith('으') && final === finalRieul)
  if (needsOpen.test(particle)) return final === 0
  return needsOpenOrRieul.test(particle) ? final === 0 || final === finalRieul : true
}
