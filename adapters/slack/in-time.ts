/** What is asked for, or something else where it takes too long. */
export function inTime<Value, Otherwise>(
  asked: Promise<Value>,
  otherwise: Otherwise,
  withinMs: number,
): Promise<Value | Otherwise> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(otherwise), withinMs)
    asked.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
