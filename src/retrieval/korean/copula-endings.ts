/** Forms of 이다 after a noun, by whether they need it to end in a consonant. */
const always =
  '입니다 입니까 인 인가 인가요 인지 인지는 인지도 인지를 인데 인데요 인데도 인걸 인걸요 일 일까 일까요 일지 일지도 일때 일텐데 임 임을 임에도 이다 이다가 이고 이고요 이며 이면 이면서 이면은 이지 이지만 이지요 이죠 이냐 이냐고 이냐는 이냐보다 이니 이니까 이네 이네요 이거나 이던 이던데 이든 이든지 이라 이라고 이라는 이라며 이라면 이라서 이라서요 이라도 이라니 이란 이란다 이랍니다 이래 이래요 이기 이기도 이기에 이기는 이기때문 이어서 이어야 이어도 이여서 이여야 이에요 이예요 이야 이자 이듯 이듯이 이므로 인 인거 인거야 인거예요 인건 인건가요 인건지 인것 이었 이였 이구나 이군요 이겠 이겠지 이겠지만 이겠죠'.split(
    ' ',
  )
const afterVowel =
  '다 다가 다고 다는 다며 고 고요 며 면 면서 지만 지요 죠 냐 냐고 냐는 냐보다 니까 네요 거나 던데 든지 라고 라고요 라는 라며 라면 라서 라니 란 랍니다 래요 예요 에요 여서 여야 여도 요 군요 잖아 잖아요 였'.split(
    ' ',
  )
const pastTails =
  ' 다 다고 다는 다면 다며 고 고요 지 지만 지요 죠 는데 는데요 는지 는가 는가요 나 나요 냐 네 네요 던 던데 던가 을 을까 을까요 을지 으면 으며 으니 으니까 으나 음 음을 어 어요 습니다 습니까 거나 기'.split(
    ' ',
  )

function withPast(endings: readonly string[]): string[] {
  return endings.flatMap((ending) =>
    /[었였]$/u.test(ending) ? pastTails.map((tail) => ending + tail) : [ending],
  )
}

export const copulaEndings: ReadonlySet<string> = new Set(withPast(always))
export const copulaEndingsAfterVowel: ReadonlySet<string> = new Set(withPast(afterVowel))
