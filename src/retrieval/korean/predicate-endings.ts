import { formKinds } from './conjugate.ts'
import { spellOut } from './jamo.ts'

// A consonant written alone (ㄴ다) is the final of the syllable before.
const afterPlain = `
다 다가 다가는 다가도 다는 다고 다고는 다면 다면서 다니 다며 다만 다시피 단다 대요 답니다 고 고는 고도 고서 고서는 고서도 고선 고자 고요 고나 고야 곤
기 지 지만 지만요 지는 지도 지가 지를 지요 죠 게 게끔 게는 게도 게요 거나 거든 거든요 거니와 
는 는데 는데요 는데도 는데서 는데는 는지 는지는 는지도 는지를 는지가 는지의 는지요 는가 는가요 는가를 는가에 는가도 는걸 는게 는것 는다 는다고 는다고요 는다는 는다면 는다며 는다거나 는다던데 는단 는대 는대요 는구나 는군 는군요 는구먼 는즉 는바 는거 는거야 는거예요 는거죠 는거지 는거임 는법 는건 는건지 는건가 는건가요 는건데 는데다 는지라
느냐 느냐는 느냐고 느냐가 느냐에 느냐를 느니 느라 느라고 나 나요 나를 나봐 나봐요 나싶 니 니까 니깐 냐 냐고 냐는 냐면 냐가 냐를 냐에 네 네요 던 던데 던데요 던가 던가요 던지 던걸 도록 도록은 도록만 든 든지 든가 듯 듯이 듯한 자 자고 자는 자마자 자면 잔 더라 더라고 더라고요 더라도 더니 더군 더군요 더라면 려고 려면 려는
습니다 습니다만 습니까 ㅂ니다 ㅂ니다만 ㅂ니까 잖아 잖아요 잖니 긴 길 기때문에 기위해 기위한 기전 기전에 기쉬운 기어려운 자니 자니까 구나 군요 구요 구먼 노라면 으냐 으니`
const afterLinking = `
면 면은 면서 면서도 면서는 면야 면요 며 니 니까 니까요 니깐 니까는 려 려고 려고요 려고는 려고도 려는 려는데 려는지 려던 려면 려면요 려나 려다 려다가 려거든 러 러가 므로 시는 시는지 시고 시지 시나요 시면 시며 셨 셔 셔서 셔요 세요 십니다 십니까 십시오 나 나마 라 라고 라고요 라는 라며 라면 라니 리라 리라는 마 
ㄴ ㄴ다 ㄴ다고 ㄴ다고요 ㄴ다고는 ㄴ다는 ㄴ다는데 ㄴ다는지 ㄴ다면 ㄴ다면요 ㄴ다며 ㄴ다거나 ㄴ다던데 ㄴ다지만 ㄴ다니 ㄴ단다 ㄴ대요 ㄴ대도 ㄴ답니다 ㄴ가 ㄴ가요 ㄴ가를 ㄴ가에 ㄴ지 ㄴ지는 ㄴ지도 ㄴ지를 ㄴ지요 ㄴ데 ㄴ데요 ㄴ데도 ㄴ데는 ㄴ걸 ㄴ걸요 ㄴ건가요 ㄴ건지 ㄴ거야 ㄴ거예요 ㄴ거죠 ㄴ들 ㄴ후 ㄴ후에 ㄴ채 ㄴ채로 ㄴ바 ㄴ지라 ㄴ즉
ㄹ ㄹ까 ㄹ까요 ㄹ까봐 ㄹ까를 ㄹ지 ㄹ지는 ㄹ지도 ㄹ지를 ㄹ지라도 ㄹ지요 ㄹ게 ㄹ게요 ㄹ래요 ㄹ수록 ㄹ때 ㄹ때는 ㄹ때의 ㄹ때도 ㄹ때마다 ㄹ수 ㄹ수가 ㄹ수도 ㄹ수는 ㄹ수있 ㄹ수있나 ㄹ수있는 ㄹ수있나요 ㄹ텐데 ㄹ뿐 ㄹ뿐만 ㄹ만큼 ㄹ만한 ㄹ거 ㄹ거야 ㄹ거예요 ㄹ거라고 ㄹ거라는 ㄹ것 ㄹ것을 ㄹ것이 ㄹ건 ㄹ건가 ㄹ건가요 ㄹ건데 ㄹ겸 ㄹ적 ㄹ는지 ㄹ런지 ㄹ걸 ㄹ걸요 ㄹ경우 ㄹ경우에 ㄹ듯 ㄹ듯이 ㄹ망정
ㅁ ㅂ니다 ㅂ니다만 ㅂ니까 ㅂ시다`
const afterInfinitive = `
서 서는 서도 서야 서만 서요 서의 선 야 야만 야지 야지만 야지요 야죠 야해 야해요 야하는 야하는지 야하나 야하나요 야하죠 야하지 야할 야할까 야할까요 야한다 야한다고 야한다는 야합니다 야되 야되나 야되나요 야된다 야될 야겠 야함 도 도요 도되 도되나 도되나요 도돼 도돼요 도될까요 라 라고 라도 라며 라면 요 다 다가 다가는 주세요 줘 줘요 줄래 줄래요 주라 준다 준다고 주면 달라고 보세요 봐 봐요 보니 봤 봤자`
const afterPast = `
다 다가 다가는 다고 다고요 다고는 다는 다는데 다면 다면서 다며 다니 다지만 다던데 다거나 단다 대요 답니다 고 고요 고는 고도 지 지만 지만요 지요 지는 지도 죠 는데 는데요 는데도 는지 는지는 는지도 는지를 는지요 는가 는가요 는가를 는걸 나 나요 나를 니 냐 냐고 냐는 네 네요 던 던데 던데요 던가 던가요 던지 던걸 던것 던거 을 을까 을까요 을지 을지도 을때 을때의 을텐데 을거 을거야 을것 을걸 을뿐 으면 으면요 으며 으니 으니까 으니깐 으나 으므로 으려나 음 음을 음에 음에도 음은 음이 어 어요 어야 어서 어도 었 었던 었다 더라 더라고 더라고요 더라도 더라면 더니 더군 더군요 습니다 습니다만 습니까 거나 거든 거든요 기 기에 기는 기도 기를 기때문 기때문에 잖아 잖아요 구나 군요 듯 듯이 음에도`

function parse(list: string): string[] {
  return list
    .split(/\s+/u)
    .filter((ending) => ending !== '')
    .map(toLetters)
}

const finalOf: Record<string, string> = {
  ㄴ: '\u11ab',
  ㄹ: '\u11af',
  ㅁ: '\u11b7',
  ㅂ: '\u11b8',
  ㅆ: '\u11bb',
}

function toLetters(ending: string): string {
  const lone = finalOf[ending.slice(0, 1)]
  return lone === undefined ? spellOut(ending) : lone + spellOut(ending.slice(1))
}

/** Endings in conjoining letters, with the kinds of form that they follow. */
export const endingKinds: ReadonlyMap<string, number> = collect()

function collect(): Map<string, number> {
  const kinds = new Map<string, number>()
  const add = (ending: string, kind: number): void => {
    kinds.set(ending, (kinds.get(ending) ?? 0) | kind)
  }
  const past = parse(afterPast)
  for (const ending of parse(afterPlain)) {
    add(ending, formKinds.plain)
    // 만들 loses its ㄹ before ㄴ, ㅅ and ㅂ: 만드는, 만듭니다.
    if (/^[ᄂᄉ\u11b8]/u.test(ending)) add(ending, formKinds.plainWithoutRieul)
  }
  for (const ending of parse(afterLinking)) {
    add(ending, formKinds.linking)
    if (/^[ᄂᄉ\u11ab\u11af\u11b8]/u.test(ending)) add(ending, formKinds.plainWithoutRieul)
  }
  for (const ending of ['', ...parse(afterInfinitive), ...past.map((tail) => `\u11bb${tail}`), '\u11bb']) {
    add(ending, formKinds.infinitive)
  }
  // -겠- stands between stem and ending.
  for (const tail of past) add(spellOut('겠') + tail, formKinds.plain)
  return kinds
}
