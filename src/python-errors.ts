/** JavaScript errors on their way into Python. */

import { OptionError } from './errors.js'

/** An exception to raise in Python. */
export interface PythonErrorInit {
  /** Name of a builtin exception class. */
  type: string
  message?: string
}

const builtins = new Set(
  `BaseException BaseExceptionGroup Exception ExceptionGroup GeneratorExit KeyboardInterrupt
  SystemExit ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError
  BufferError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
  ConnectionResetError EOFError EnvironmentError FileExistsError FileNotFoundError
  FloatingPointError IOError ImportError IndentationError IndexError InterruptedError
  IsADirectoryError KeyError LookupError MemoryError ModuleNotFoundError NameError
  NotADirectoryError NotImplementedError OSError OverflowError PermissionError
  ProcessLookupError PythonFinalizationError RecursionError ReferenceError RuntimeError
  StopAsyncIteration StopIteration SyntaxError SystemError TabError TimeoutError TypeError
  UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
  ValueError ZeroDivisionError`.split(/\s+/),
)

/** An exception as it crosses. */
interface Raised {
  readonly excType: string
  readonly message: string
}

/** Whether a value is an error, also one of another realm: a vm context, or the process outside. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'
}

/** What a thrown value raises: its name when Python has such an exception, else RuntimeError. */
export function raised(thrown: unknown): Raised {
  try {
    if (!isError(thrown)) return { excType: 'RuntimeError', message: asText(thrown) }
    const excType: unknown = (thrown as { excType?: unknown }).excType ?? thrown.name
    const known = typeof excType === 'string' && builtins.has(excType)
    return { excType: known ? excType : 'RuntimeError', message: asText(thrown.message) }
  } catch {
    // A getter that throws, a proxy that was revoked.
    return { excType: 'RuntimeError', message: unspeakable }
  }
}

/** The argument of `resumeWithError`. */
export function requireRaised(error: unknown): Raised {
  if (isError(error)) return raised(error)
  if (typeof error !== 'object' || error === null) {
    throw new OptionError('error is neither an Error nor an object with "type" and "message"')
  }
  const { type, message } = error as { type?: unknown; message?: unknown }
  if (typeof type !== 'string' || !builtins.has(type)) {
    const found = asText(typeof type === 'string' ? JSON.stringify(type) : type)
    throw new OptionError(`error.type is ${found}, expected the name of a builtin Python exception`)
  }
  if (message !== undefined && typeof message !== 'string') {
    throw new OptionError(`error.message is ${typeof message}, expected a string`)
  }
  return { excType: type, message: (message ?? '').toWellFormed() }
}

const unspeakable = 'something was thrown that cannot be shown'

function asText(value: unknown): string {
  try {
    return String(value).toWellFormed()
  } catch {
    return unspeakable
  }
}
