import type { Config } from '../../config.ts'
import type { TokenCount } from './chat-client.ts'

const tokensPerPrice = 1_000_000

/** What tokens cost, in the currency of the prices; undefined where no price is set. */
export function costOf(
  { inputTokens, outputTokens }: TokenCount,
  {
    OPENAI_INPUT_PRICE: inputPrice,
    OPENAI_OUTPUT_PRICE: outputPrice,
  }: Pick<Config, 'OPENAI_INPUT_PRICE' | 'OPENAI_OUTPUT_PRICE'>,
): number | undefined {
  if (inputPrice === undefined && outputPrice === undefined) return undefined
  return (inputTokens * (inputPrice ?? 0) + outputTokens * (outputPrice ?? 0)) / tokensPerPrice
}
