/** Numbers of the value graph; `crates/engine/src/boundary/codec.rs` specifies it. */

export const VERSION = 1

export const Tag = {
  none: 0,
  false: 1,
  true: 2,
  int: 3,
  bigInt: 4,
  float: 5,
  str: 6,
  reference: 7,
  ellipsis: 8,
  bytes: 9,
} as const

export const Kind = {
  list: 1,
  tuple: 2,
  dict: 3,
  set: 4,
  frozenSet: 5,
  object: 6,
  exception: 7,
  resource: 8,
} as const

export const INT64_MIN = -(2n ** 63n)
export const INT64_MAX = 2n ** 63n - 1n
