/** Bytes of value graphs, written by hand. */

const utf8 = new TextEncoder()

/** A graph without nodes. */
export function scalar(...slot: number[]): Uint8Array {
  return Uint8Array.from([1, 0, ...slot])
}

/** A graph with nodes. */
export function graph(nodes: number[][], root: number[]): Uint8Array {
  return Uint8Array.from([1, nodes.length, ...nodes.flat(), ...root])
}

/** A short text as it stands inside a node. */
export function text(value: string): number[] {
  const bytes = utf8.encode(value)
  return [bytes.length, ...bytes]
}

/** A short text as a slot. */
export function str(value: string): number[] {
  return [6, ...text(value)]
}
