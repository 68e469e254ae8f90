/** What a snapshot says of itself, without being loaded. */

import type { Backend } from './backends/backend.js'
import { requireChain } from './base.js'
import { InternalError, SnapshotError, type SourceRange } from './errors.js'
import { unwrap } from './failures.js'
import { backend } from './loader.js'
import type { Limits, Snapshots } from './options.js'
import { isSnapshot, parse, type SealAlgorithm, sealOf } from './sealing/envelope.js'
import { KeyRing } from './sealing/keyring.js'
import type { FutureCall } from './steps.js'
import { readOptions } from './validation.js'
import { decode } from './values/decode.js'
import type { PyDict, PyValue } from './values/types.js'

/** How to inspect a snapshot. */
export interface InspectOptions {
  /** Opens what one of these keys has sealed. */
  keys?: KeyRing
}

/**
 * What a snapshot holds: a compiled program, a program in its run, an interactive session, or what
 * changed since another snapshot.
 */
export type SnapshotKind = 'program' | 'progress' | 'session' | 'delta'

/** The call that a program waits for, as far as it is told. */
export interface InspectedCall {
  readonly functionName: string
  /** What is cut off is a `PyObject` of the class `...` whose `repr` says what it stands for. */
  readonly args: PyValue[]
  readonly kwargs: PyDict
  /** Whether nothing of the arguments is cut off. */
  readonly isComplete: boolean
  readonly callId: number
  readonly methodCall: boolean
  /** Where the call stands in the source. */
  readonly position: SourceRange
}

/** An activation. */
export interface InspectedFrame extends SourceRange {
  /** Its qualified name; `<module>` at the top. */
  readonly function: string
  readonly file: string
}

/** Code of the program. */
export interface InspectedCode {
  /** The SHA-256 of its bytes, in hexadecimal digits. */
  readonly hash: string
  /** Whether it is in the snapshot, and not left out. */
  readonly included: boolean
}

/** What a program had used. */
export interface InspectedUsage {
  readonly steps: number
  readonly durationMs: number
  readonly outputBytes: number
  readonly suspensions: number
}

/** What {@link inspect} tells. */
export interface Inspection {
  /** Of a snapshot with deltas behind it, that of the first. */
  readonly kind: SnapshotKind
  readonly formatVersion: number
  /** How many bytes it has, its seal included; of several, all of them. */
  readonly bytes: number
  /** By what deltas name it that are relative to it; of several, that of the last. */
  readonly id?: string
  /** Of a delta that is looked at alone: the `id` of what it is relative to. */
  readonly baseId?: string
  /** How it is sealed; without keys nothing further is told. */
  readonly seal?: { readonly algorithm: SealAlgorithm; readonly keyId: string }
  /** The release that wrote it, or the last of them. */
  readonly interpreterVersion?: string
  /** What the program waits for: `'idle'` is a session between two programs. */
  readonly status?: 'pending' | 'futures' | 'paused' | 'idle'
  /** The name of the script, unless its code is left out. */
  readonly scriptName?: string
  readonly call?: InspectedCall
  /** The calls that are to be answered at a step `'futures'`. */
  readonly calls?: readonly FutureCall[]
  /** Seconds until the first timer is due, or null. */
  readonly delay?: number | null
  /** The activations of the program's own code, the outermost first. */
  readonly stack?: readonly InspectedFrame[]
  /** How many more there are before these. */
  readonly stackOmitted?: number
  /** Of a session: how many programs it was given. */
  readonly feeds?: number
  /** The limits that the snapshot carries. */
  readonly limits?: Required<Limits>
  readonly usage?: InspectedUsage
  /** The program's code, module by module. */
  readonly code?: readonly InspectedCode[]
  /** Bytes by section. */
  readonly sections?: Readonly<Record<string, number>>
  /**
   * How many objects of each type; strings that are names are `name`. Of a delta alone, how many
   * are new or changed.
   */
  readonly objects?: Readonly<Record<string, number>>
}

const kinds = [undefined, 'program', 'progress', 'session', 'delta'] as const

/**
 * What a snapshot says of itself, or one and the deltas behind it, or a delta alone. Nothing of it
 * is loaded or run: it takes about as long as reading its code. Without the keys of a sealed
 * snapshot it tells what stands before the seal: kind, version, and the key's id.
 *
 * @throws {@link SnapshotError} for bytes that are none, or whose seal is not good;
 * {@link OptionError}
 *
 * @example
 * ```ts
 * const { call, stack } = inspect(py.dumpProgress())
 * console.log(call?.functionName, call?.args, stack?.at(-1)?.line)
 * ```
 */
export function inspect(bytes: Snapshots, options?: InspectOptions): Inspection {
  const keys = KeyRing.require(readOptions('inspect', options, ['keys']).keys)
  const checked = requireChain(bytes)
  const size = checked.reduce((sum, part) => sum + part.length, 0)
  // That of the first stands for all: they are opened with the same keys.
  const sealed = checked.find(part => sealOf(part) !== undefined)
  const algorithm = sealed && sealOf(sealed)
  const seal = algorithm && sealed && { algorithm, keyId: parse(sealed).keyId }
  if (keys === undefined && seal !== undefined) {
    return { ...prefix(checked[0]), bytes: size, seal }
  }
  const opened = keys === undefined ? checked : checked.map(part => keys.openSync(part))
  const inspection = rawInspection(backend(), opened)
  return seal === undefined ? inspection : { ...inspection, bytes: size, seal }
}

/** What stands at the beginning of every snapshot, sealed or not. */
function prefix(bytes: Uint8Array): Pick<Inspection, 'kind' | 'formatVersion'> {
  const kind = isSnapshot(bytes) ? kinds[bytes[6] ?? 0] : undefined
  if (kind === undefined) {
    throw new SnapshotError('ERR_DIAPAUSE_SNAPSHOT_CORRUPT', 'the bytes hold no snapshot')
  }
  const formatVersion = (bytes[4] ?? 0) | ((bytes[5] ?? 0) << 8)
  return { kind, formatVersion }
}

/** What the backend tells of bytes that are open. */
export function rawInspection(
  engine: Backend,
  parts: readonly Uint8Array[],
): Inspection & { readonly code: readonly InspectedCode[] } {
  const answer = unwrap(engine.inspect(parts))
  if (!answer.bytes) throw new InternalError('an inspection without bytes')
  const told = decode(answer.bytes) as unknown as Told
  const inspection = {
    kind: told.kind,
    formatVersion: told.formatVersion,
    bytes: told.bytes,
    id: told.id,
    ...given('baseId', told.baseId),
    interpreterVersion: told.interpreterVersion,
    ...given('scriptName', told.scriptName),
    code: inPairs(told.code).map(([hash, included]) => ({ hash, included }) as InspectedCode),
    sections: told.sections,
  }
  if (told.status === 'program') return inspection
  const seen = readSummary(told.seen)
  const header = told.header.length === 0 ? seen : readSummary(told.header)
  const stack = header.stack ?? seen.stack ?? []
  const { line, column, endLine, endColumn } = stack.at(-1) ?? nowhere
  const position = { line, column, endLine, endColumn }
  const { callId, methodCall } = told
  return {
    ...inspection,
    status: told.status,
    ...(told.status === 'pending' && callId !== null
      ? { call: { ...header.call, callId, methodCall, position } }
      : {}),
    ...(told.status === 'futures' ? { calls: header.calls, delay: told.delay } : {}),
    stack,
    stackOmitted: header.stack === undefined ? seen.omitted : header.omitted,
    ...given('feeds', told.feeds),
    ...given('limits', told.limits),
    ...given('usage', told.usage),
    objects: told.objects,
  }
}

const nowhere: SourceRange = { line: 0, column: 0, endLine: 0, endColumn: 0 }

/** What the graph of the backend holds: see `crates/engine/src/inspection.rs`. */
interface Told {
  readonly id: string
  readonly baseId: string | null
  readonly kind: SnapshotKind
  readonly status: 'program' | 'pending' | 'futures' | 'paused' | 'idle'
  readonly formatVersion: number
  readonly interpreterVersion: string
  readonly bytes: number
  readonly scriptName: string | null
  readonly feeds: number | null
  readonly callId: number | null
  readonly methodCall: boolean
  readonly delay: number | null
  readonly seen: Uint8Array
  readonly header: Uint8Array
  readonly sections: Readonly<Record<string, number>>
  readonly objects: Readonly<Record<string, number>>
  readonly code: readonly unknown[]
  readonly limits: Required<Limits> | null
  readonly usage: InspectedUsage | null
}

/** What `crates/engine/src/summary.rs` writes. */
interface Summary {
  readonly call: Pick<InspectedCall, 'functionName' | 'args' | 'kwargs' | 'isComplete'>
  readonly calls: readonly FutureCall[]
  readonly stack: readonly InspectedFrame[] | undefined
  readonly omitted: number
}

/** The backend has seen to it that the bytes are a graph, but not of what. */
function readSummary(bytes: Uint8Array): Summary {
  const root = decode(bytes)
  if (!Array.isArray(root) || root.length !== 7) throw strange()
  const [functionName, args, kwargs, isComplete, calls, stack, omitted] = root
  if (!Array.isArray(args) || typeof kwargs !== 'object' || kwargs === null) throw strange()
  return {
    call: {
      functionName: typeof functionName === 'string' ? functionName : '',
      args: Array.from(args),
      kwargs: (kwargs instanceof Map ? Object.create(null) : kwargs) as PyDict,
      isComplete: isComplete === true,
    },
    calls: rows(calls).map(([callId, name]) => ({
      callId: Number(callId),
      functionName: String(name),
    })),
    stack: stack === null ? undefined : rows(stack).map(readFrame),
    omitted: Number(omitted),
  }
}

function readFrame(row: readonly unknown[]): InspectedFrame {
  const [name, file, line, column, endLine, endColumn] = row
  return {
    function: String(name),
    file: String(file),
    line: Number(line),
    column: Number(column),
    endLine: Number(endLine),
    endColumn: Number(endColumn),
  }
}

function rows(list: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(list) || !list.every(Array.isArray)) throw strange()
  return list as unknown[][]
}

function strange(): SnapshotError {
  return new SnapshotError(
    'ERR_DIAPAUSE_SNAPSHOT_CORRUPT',
    'the snapshot is not valid: its header is something else than what is waited for',
  )
}

function inPairs(flat: readonly unknown[]): [unknown, unknown][] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]])
}

function given<Name extends string, Value>(
  name: Name,
  value: Value | null,
): { [Key in Name]?: Value } {
  return value === null ? {} : ({ [name]: value } as { [Key in Name]: Value })
}
