/** The 95 % interval of a share by Wilson's score. */
export function wilson(hits: number, all: number): [number, number] {
  const z95 = 1.96
  const share = hits / all
  const middle = (share + z95 ** 2 / (2 * all)) / (1 + z95 ** 2 / all)
  const half =
    (z95 / (1 + z95 ** 2 / all)) * Math.sqrt((share * (1 - share)) / all + z95 ** 2 / (4 * all ** 2))
  return [middle - half, middle + half]
}
