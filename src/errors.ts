/** Every error that this package throws, each with a `code` that stays the same. */

/** Base of all errors of this package; `code` tells them apart. */
export class DiapauseError extends Error {
  /** Stable, such as `ERR_DIAPAUSE_STATE`. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  override get name(): string {
    return this.constructor.name
  }
}

/** A method was called in a state in which it has no meaning: `ERR_DIAPAUSE_STATE`. */
export class StateError extends DiapauseError {
  constructor(message: string) {
    super('ERR_DIAPAUSE_STATE', message)
  }
}

/** An option or argument is unknown or has an impossible value: `ERR_DIAPAUSE_OPTION`. */
export class OptionError extends DiapauseError {
  constructor(message: string, options?: ErrorOptions) {
    super('ERR_DIAPAUSE_OPTION', message, options)
  }
}

/** A JavaScript value that Python cannot hold: `ERR_DIAPAUSE_VALUE`. */
export class ValueError extends DiapauseError {
  /** Where the value stands, such as `inputs.order.items[3]`. */
  readonly path: string

  constructor(path: string, message: string, options?: ErrorOptions) {
    super('ERR_DIAPAUSE_VALUE', path === '' ? message : `${path}: ${message}`, options)
    this.path = path
  }
}

/** A stretch of Python source. Lines and columns count from 1, columns in characters. */
export interface SourceRange {
  readonly line: number
  readonly column: number
  readonly endLine: number
  /** Behind the last character. */
  readonly endColumn: number
}

/** One line of a Python traceback. */
export interface TracebackFrame extends SourceRange {
  readonly file: string
  /** `<module>` at the top. */
  readonly function: string
  /** The text of the line; empty when it is not known. */
  readonly sourceLine: string
}

/** What a {@link PythonError} is made of. */
export interface PythonErrorDetails {
  readonly excType: string
  readonly message: string
  readonly text: string
  readonly traceback: readonly TracebackFrame[]
  readonly cause?: PythonError | undefined
  readonly context?: PythonError | undefined
}

/**
 * An exception that the Python program did not catch: `ERR_DIAPAUSE_PYTHON`.
 *
 * @example
 * ```ts
 * try {
 *   await new Platform().run('1 / 0')
 * } catch (error) {
 *   if (error instanceof PythonError) console.log(error.excType, error.message) // ZeroDivisionError division by zero
 * }
 * ```
 */
export class PythonError extends DiapauseError {
  /** Name of the exception's class, such as `ZeroDivisionError`. */
  readonly excType: string
  /** What CPython would print, from `Traceback (most recent call last):` on. */
  readonly text: string
  /** The frames it passed, outermost first. */
  readonly traceback: readonly TracebackFrame[]
  /** The exception during whose handling this one was raised. */
  readonly context: PythonError | undefined

  constructor(details: PythonErrorDetails, code = 'ERR_DIAPAUSE_PYTHON') {
    super(code, details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.excType = details.excType
    this.text = details.text
    this.traceback = details.traceback
    this.context = details.context
  }
}

/** Which limit ended a program. */
export type LimitName =
  | 'memory'
  | 'steps'
  | 'duration'
  | 'total'
  | 'recursion'
  | 'output'
  | 'suspensions'

/** A program was ended because it reached a limit: `ERR_DIAPAUSE_LIMIT`. */
export class LimitError extends PythonError {
  /** Which limit it was. */
  readonly limit: LimitName

  constructor(limit: LimitName, details: PythonErrorDetails) {
    super(details, 'ERR_DIAPAUSE_LIMIT')
    this.limit = limit
  }
}

/** What a {@link PythonSyntaxError} is made of. */
export interface SyntaxDetails extends SourceRange {
  readonly message: string
  readonly excType: string
  readonly file: string
  readonly sourceLine: string
  readonly text: string
}

/** The source is not Python, or uses what is not supported yet: `ERR_DIAPAUSE_SYNTAX`. */
export class PythonSyntaxError extends DiapauseError {
  /** `SyntaxError`, `IndentationError`, `TabError`, or `Unsupported` for what is Python but not supported yet. */
  readonly excType: string
  /** Name of the script. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The text of the line. */
  readonly sourceLine: string
  /** What CPython would print. */
  readonly text: string

  constructor(details: SyntaxDetails) {
    super('ERR_DIAPAUSE_SYNTAX', details.message)
    this.excType = details.excType
    this.file = details.file
    this.line = details.line
    this.column = details.column
    this.endLine = details.endLine
    this.endColumn = details.endColumn
    this.sourceLine = details.sourceLine
    this.text = details.text
  }
}

/**
 * Bytes that cannot be loaded: `ERR_DIAPAUSE_SNAPSHOT_CORRUPT` (damaged, or no snapshot),
 * `..._VERSION` (written by a newer release), `..._AUTH` (not authentic), `..._SCHEMA` (does not match).
 */
export class SnapshotError extends DiapauseError {}

/**
 * A program cannot be dumped because it holds a host object whose type cannot be frozen:
 * `ERR_DIAPAUSE_SNAPSHOT_RESOURCE`.
 */
export class ResourceError extends SnapshotError {
  /** The name of the type. */
  readonly typeName: string
  /** What leads to the object, such as `globals['f'].handle`. */
  readonly path: string

  constructor(typeName: string, path: string) {
    super(
      'ERR_DIAPAUSE_SNAPSHOT_RESOURCE',
      `the program holds a ${typeName} resource that cannot be frozen, ${path}: its type has no ` +
        'marshal, and option "resources" is not "tombstone"',
    )
    this.typeName = typeName
    this.path = path
  }
}

/** The native addon is not there or cannot be loaded: `ERR_DIAPAUSE_BACKEND`. */
export class BackendError extends DiapauseError {
  constructor(message: string, options?: ErrorOptions) {
    super('ERR_DIAPAUSE_BACKEND', message, options)
  }
}

/** A bug of this package: `ERR_DIAPAUSE_INTERNAL`. Please report it. */
export class InternalError extends DiapauseError {
  constructor(message: string, options?: ErrorOptions) {
    super('ERR_DIAPAUSE_INTERNAL', message, options)
  }
}
