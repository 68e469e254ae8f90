/**
 * Diapause: a sandboxed Python interpreter whose running programs can be frozen to bytes at any
 * moment and thawed in another process, on another machine, on another platform.
 *
 * @packageDocumentation
 */

export type { BackendName } from './src/backends/backend.js'
export { type CanLoad, type CanLoadOptions, canLoad, canLoadSync } from './src/can-load.js'
export type { CodePiece, CodeSource } from './src/code-source.js'
export type { LastStep } from './src/drive.js'
export type { Entropy, LoadedEntropy } from './src/entropy.js'
export {
  BackendError,
  DiapauseError,
  InternalError,
  LimitError,
  type LimitName,
  OptionError,
  PythonError,
  PythonSyntaxError,
  ResourceError,
  SnapshotError,
  type SourceRange,
  StateError,
  type TracebackFrame,
  ValueError,
} from './src/errors.js'
export type { FutureAnswer } from './src/futures.js'
export {
  type InspectedCall,
  type InspectedCode,
  type InspectedFrame,
  type InspectedUsage,
  type Inspection,
  type InspectOptions,
  inspect,
  type SnapshotKind,
} from './src/inspect.js'
export type { PlatformState } from './src/lifecycle.js'
export type {
  CompileOptions,
  DumpOptions,
  FeedOptions,
  FeedStartOptions,
  HostFunction,
  Limits,
  LoadOptions,
  PlatformOptions,
  PrintCallback,
  ReplLoadOptions,
  ReplOptions,
  ResolveOptions,
  RunOptions,
  SealOptions,
  Snapshots,
  StartOptions,
  TurnOptions,
  UpgradePolicy,
} from './src/options.js'
export { Platform } from './src/platform.js'
export { Program } from './src/program.js'
export type { Progress } from './src/progress.js'
export type { PythonErrorInit } from './src/python-errors.js'
export { Repl } from './src/repl.js'
export type { MissingResources } from './src/resources.js'
export type { Runner } from './src/runner.js'
export type { SealAlgorithm } from './src/sealing/envelope.js'
export { KeyRing, type KeyRingOptions, type SealingKey } from './src/sealing/keyring.js'
export type {
  CompleteStep,
  FutureCall,
  FuturesStep,
  PausedStep,
  PendingStep,
  Step,
  Usage,
} from './src/steps.js'
export {
  LostResource,
  type Resource,
  ResourceType,
  type ResourceTypeOptions,
} from './src/values/resource.js'
export {
  type PyDict,
  PyEllipsis,
  PyException,
  PyFloat,
  PyFrozenSet,
  PyObject,
  PyTuple,
  type PyValue,
} from './src/values/types.js'
