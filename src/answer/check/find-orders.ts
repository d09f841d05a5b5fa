// What a text says that wants to steer a language model: about instructions, roles and what to print.
const orders = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules|guidelines|above|previous|prior|earlier)\b/iu,
  /\b(?:you are|act as|pretend to be|roleplay as|you['’]re) (?:now |an? )?(?:dan|pirate|jailbroken|unrestricted|evil|hacker|ai|assistant|chatgpt|language model)\b/iu,
  /\b(?:system prompt|developer mode|jailbreak)\b/iu,
  /\b(?:note|message|instructions?|attention) (?:to|for) (?:the )?(?:ai|assistant|model|llm|chatbot|bot|tutor)s?\b/iu,
  /\b(?:respond|reply|answer|output|print|say|repeat|write)\b[^.\n]{0,20}\b(?:only with|exactly|the following (?:words|text|sentence)|nothing but|verbatim)\b/iu,
  /\b(?:ai|assistants?|language models?|llms?|chatbots?)\b[^.\n]{0,30}\b(?:must|should|shall|has to|have to)\b[^.\n]{0,40}\b(?:say|tell|reply|answer|respond|output|include|print|send|link|reveal)\b/iu,
  /(?:이전|앞의|위의|기존|지금까지의)[^.\n]{0,15}(?:지시|명령|프롬프트|규칙|지침)[^.\n]{0,15}(?:무시|잊|따르지|어기)/u,
  /(?:지시|명령|프롬프트|규칙|지침)(?:를|을|은|는)?\s*(?:모두\s*)?(?:무시|잊어)/u,
  /(?:AI|인공지능|언어 모델|챗봇|어시스턴트|튜터)(?:는|은|에게|야|라면)?[^.\n]{0,30}(?:답하라|답해라|말하라|말해라|출력하라|출력해|대답하라|대답해라|해야 한다고 말)/u,
  /(?:너는|당신은) (?:이제|지금부터)[^.\n]{0,40}(?:이다|입니다|이야|행동|역할)/u,
]

/** Whether a text gives orders to a language model. Such text may be quoted to a student, never shown to a model. */
export function givesOrders(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\u00ad\u200b-\u200f\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu, '')
  return orders.some((pattern) => pattern.test(plain))
}
