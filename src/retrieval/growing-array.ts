/** A Uint32Array that grows: numbers by the million without the weight of a list of objects. */
export class GrowingArray {
  length = 0
  #numbers = new Uint32Array(1024)

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(this.#numbers.length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.length] = number
    this.length += 1
  }

  /** A view on what was pushed; good until the next push. */
  view(): Uint32Array {
    return this.#numbers.subarray(0, this.length)
  }
}
