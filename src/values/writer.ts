/** Bytes that grow, with the primitives of the value graph. */

const encoder = new TextEncoder()

/** Room for version and node count before the body. */
const HEADER = 8

export class ByteWriter {
  #bytes = new Uint8Array(256)
  #at = HEADER
  readonly #most: number
  readonly #tooLarge: () => never

  /** `tooLarge` is called when more than `most` bytes are written. */
  constructor(most: number, tooLarge: () => never) {
    this.#most = most
    this.#tooLarge = tooLarge
  }

  byte(value: number): void {
    if (this.#at === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#at++] = value
  }

  /** A non-negative safe integer, seven bits at a time. */
  varint(value: number): void {
    let rest = value
    while (rest > 0x7fff_ffff) {
      this.byte((rest % 128) | 0x80)
      rest = Math.floor(rest / 128)
    }
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.byte(rest)
  }

  /** An unsigned 64-bit integer. */
  bigVarint(value: bigint): void {
    let rest = value
    while (rest >= 0x80n) {
      this.byte(Number(rest & 0x7fn) | 0x80)
      rest >>= 7n
    }
    this.byte(Number(rest))
  }

  float(value: number): void {
    this.#grow(8)
    new DataView(this.#bytes.buffer).setFloat64(this.#at, value, true)
    this.#at += 8
  }

  raw(value: Uint8Array): void {
    this.varint(value.length)
    this.#grow(value.length)
    this.#bytes.set(value, this.#at)
    this.#at += value.length
  }

  /** Length in bytes and UTF-8; the text is well formed. */
  text(value: string): void {
    // Up to here the length in UTF-8 surely fits one byte.
    if (value.length > 42) {
      this.raw(encoder.encode(value))
      return
    }
    this.#grow(1 + 3 * value.length)
    const { written } = encoder.encodeInto(value, this.#bytes.subarray(this.#at + 1))
    this.#bytes[this.#at] = written
    this.#at += 1 + written
  }

  /** What was written, behind a version byte and the number of nodes. */
  finish(version: number, nodes: number): Uint8Array {
    const end = this.#at
    const header: number[] = [version]
    let rest = nodes
    while (rest >= 0x80) {
      header.push((rest % 128) | 0x80)
      rest = Math.floor(rest / 128)
    }
    header.push(rest)
    const start = HEADER - header.length
    this.#bytes.set(header, start)
    return this.#bytes.subarray(start, end)
  }

  #grow(more: number): void {
    const needed = this.#at + more
    if (needed <= this.#bytes.length) return
    if (needed - HEADER > this.#most) this.#tooLarge()
    const wanted = Math.min(Math.max(needed, this.#bytes.length * 2), this.#most + HEADER + 256)
    const bytes = new Uint8Array(Math.max(wanted, needed))
    bytes.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = bytes
  }
}
