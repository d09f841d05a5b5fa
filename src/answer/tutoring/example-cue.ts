const cue =
  /\bfor (?:example|instance)\b|\bsuch as\b|\be\.g\.|^(?:an? )?example\b|\bimagine\b|\bpicture (?:a|an|the)\b|\bsuppose\b|\bcan be compared\b|\banalogy\b|\bis like (?:a|an|the)\b|예를 들|예컨대|가령|예시|^예[:)]|의 예로|예로,|비유하면|비유하자면|그려 볼 수 있다|처럼 생각|라고 하자/iu
const strong =
  /\bfor (?:example|instance)\b|^(?:an? )?example\b|\bimagine\b|\bsuppose\b|\banalogy\b|예를 들|예컨대|가령|비유하면|의 예로|예로,/iu

/** How surely a sentence gives an example or an analogy: 0 no, 1 in passing ("such as"), 2 as its purpose. */
export function exampleStrength(text: string): 0 | 1 | 2 {
  return strong.test(text) ? 2 : cue.test(text) ? 1 : 0
}
