import { DeliveryFault } from '../../src/chat/platform.ts'

/** Nobody whom the message is for sits here. */
export function absentFault(): DeliveryFault {
  return new DeliveryFault('absent', 'the person whom this is for is not at the terminal')
}

/** A failed write as the core knows it: the other side of a pipe has gone. */
export function toDeliveryFault(error: unknown): DeliveryFault {
  return new DeliveryFault('refused', 'the terminal takes no more output', { cause: error })
}
