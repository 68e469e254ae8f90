// Random choices that a seed repeats.

export class Random {
  #state

  constructor(seed) {
    this.#state = seed >>> 0
  }

  /** A number of [0, 1). */
  next() {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** An integer of [low, high]. */
  int(low, high) {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability) {
    return this.next() < probability
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)]
  }

  /** `count` results of `make`. */
  many(low, high, make) {
    return Array.from({ length: this.int(low, high) }, make)
  }
}
