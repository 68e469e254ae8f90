/** Failures from the backend, which are data, become errors. */

import type { Answer, RawException, RawFailure } from './backends/backend.js'
import {
  type DiapauseError,
  InternalError,
  LimitError,
  type LimitName,
  OptionError,
  PythonError,
  type PythonErrorDetails,
  PythonSyntaxError,
  SnapshotError,
  StateError,
  ValueError,
} from './errors.js'

/** The answer, unless it is a failure: that is thrown. */
export function unwrap(answer: Answer): Answer {
  if (answer.failure) throw failureError(answer.failure)
  return answer
}

/** The error for a failed call. */
export function failureError(failure: RawFailure): DiapauseError {
  const { code, message, syntax } = failure
  if (syntax) {
    const { position, ...details } = syntax
    return new PythonSyntaxError({ ...details, ...position, message })
  }
  if (code.startsWith('ERR_DIAPAUSE_SNAPSHOT_')) return new SnapshotError(code, message)
  switch (code) {
    case 'ERR_DIAPAUSE_LIMIT':
      return new LimitError(failure.limit as LimitName, {
        excType: failure.limit === 'memory' ? 'MemoryError' : 'RuntimeError',
        message,
        text: message,
        traceback: [],
      })
    case 'ERR_DIAPAUSE_VALUE':
      return new ValueError('', message)
    case 'ERR_DIAPAUSE_STATE':
      return new StateError(message)
    case 'ERR_DIAPAUSE_OPTION':
      return new OptionError(message)
    default:
      return new InternalError(message)
  }
}

/** The error for an exception that ended a program: the first of a list. */
export function exceptionError(exceptions: readonly RawException[]): PythonError {
  const errors: PythonError[] = []
  // Causes and contexts stand behind those that name them, so the list is built from its end.
  for (let at = exceptions.length - 1; at >= 0; at--) {
    errors[at] = build(exceptions[at] as RawException, errors)
  }
  return (
    errors[0] ?? new PythonError({ excType: 'Exception', message: '', text: '', traceback: [] })
  )
}

function build(raw: RawException, errors: readonly PythonError[]): PythonError {
  const linked = (index: number | null | undefined): PythonError | undefined =>
    typeof index === 'number' ? errors[index] : undefined
  const details: PythonErrorDetails = {
    excType: raw.excType,
    message: raw.message,
    text: raw.text,
    traceback: raw.frames.map(({ position, ...frame }) => ({ ...frame, ...position })),
    cause: linked(raw.cause),
    context: linked(raw.context),
  }
  return raw.limit ? new LimitError(raw.limit as LimitName, details) : new PythonError(details)
}
