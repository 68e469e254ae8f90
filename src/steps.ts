/** Steps: how a turn of a program ended. */

import type { Answer, RawUsage } from './backends/backend.js'
import type { SourceRange } from './errors.js'
import { decode, decodeArguments } from './values/decode.js'
import type { ResourceTable } from './values/resource.js'
import type { PyDict, PyValue } from './values/types.js'

/** What a program has used so far, all turns together. */
export interface Usage {
  /** Instructions. */
  readonly steps: number
  /** Bytes of the Python heap now. */
  readonly memoryBytes: number
  /** Bytes of the Python heap at its largest. */
  readonly peakMemoryBytes: number
  /** Execution time in milliseconds. */
  readonly durationMs: number
  /** How often the program waited for the host. */
  readonly suspensions: number
}

interface StepBase {
  /** What this turn (`run`: all turns) printed, unless `onPrint` got it. */
  readonly stdout: string
  /** The same for stderr. */
  readonly stderr: string
  readonly usage: Usage
}

/** The program ran to its end; the platform is idle. */
export interface CompleteStep extends StepBase {
  readonly kind: 'complete'
  /** The value of the program's last expression statement, or null. */
  readonly value: PyValue
}

/** The program called a host function and waits for its result. */
export interface PendingStep extends StepBase {
  readonly kind: 'pending'
  readonly value?: undefined
  readonly functionName: string
  /** Of a method of a host object, the object comes first. */
  readonly args: PyValue[]
  readonly kwargs: PyDict
  /** Counts the calls of a program from 1; survives dump and load. */
  readonly callId: number
  /** Whether it is a method of a host object, or reads an attribute of one. */
  readonly methodCall: boolean
  /** That object, which is the first of `args`, too. */
  readonly receiver?: object | undefined
  /** Whether the program reads the attribute `functionName` of the receiver and calls nothing. */
  readonly attributeRead: boolean
  /** Where in the source the call stands. */
  readonly position: SourceRange
  /** Whether an event loop runs, so that the program can await what `resumeAsFuture` gives it. */
  readonly awaitable: boolean
}

/** A call that `resumeAsFuture` left to be answered later. */
export interface FutureCall {
  /** The `callId` of its step `'pending'`. */
  readonly callId: number
  readonly functionName: string
}

/**
 * Every task of the program waits: for answers to these calls, or for a timer. `resolveFutures()`
 * goes on.
 */
export interface FuturesStep extends StepBase {
  readonly kind: 'futures'
  readonly value?: undefined
  /** The calls that are to be answered, in the order in which they were made. */
  readonly calls: readonly FutureCall[]
  /** Seconds until the program's first timer is due, or null when there is none. */
  readonly delay: number | null
}

/** The program was preempted; `resume()` goes on. */
export interface PausedStep extends StepBase {
  readonly kind: 'paused'
  readonly value?: undefined
}

/** How a turn ended. */
export type Step = CompleteStep | PendingStep | FuturesStep | PausedStep

const nothing: RawUsage = {
  steps: 0,
  memoryBytes: 0,
  peakMemoryBytes: 0,
  durationMs: 0,
  suspensions: 0,
}

/** The step in an answer that has one which is no failure. */
export function stepOf(answer: Answer, resources: ResourceTable): Step {
  // Spelled out: spreads of objects are slow, and steps are a good part of a short turn.
  const stdout = answer.stdout ?? ''
  const stderr = answer.stderr ?? ''
  const usage = answer.usage ?? { ...nothing }
  const raw = answer.step
  if (raw?.kind === 'complete') {
    const value = raw.value ? decode(raw.value, resources) : null
    return { kind: 'complete', value, stdout, stderr, usage }
  }
  if (raw?.kind === 'futures') {
    const { calls, delay } = raw
    return { kind: 'futures', calls: calls ?? [], delay: delay ?? null, stdout, stderr, usage }
  }
  if (raw?.kind !== 'pending') return { kind: 'paused', stdout, stderr, usage }
  const args = raw.args ? decodeArguments(raw.args, resources) : []
  return {
    kind: 'pending',
    functionName: raw.functionName ?? '',
    args,
    kwargs: raw.kwargs ? (decode(raw.kwargs, resources) as PyDict) : Object.create(null),
    callId: raw.callId ?? 0,
    methodCall: raw.methodCall ?? false,
    receiver: raw.methodCall ? (args[0] as object) : undefined,
    attributeRead: raw.attribute ?? false,
    awaitable: raw.awaitable ?? false,
    position: raw.position ?? { line: 0, column: 0, endLine: 0, endColumn: 0 },
    stdout,
    stderr,
    usage,
  }
}
