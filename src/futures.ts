/** Answers to calls that are answered later. */

import type { RawFutureAnswer } from './backends/backend.js'
import { OptionError } from './errors.js'
import { type PythonErrorInit, requireRaised } from './python-errors.js'
import { show } from './validation.js'
import { encode } from './values/encode.js'
import type { ResourceTable } from './values/resource.js'

/** The answer to a call that `resumeAsFuture` left open: a value (undefined is None) or an error. */
export type FutureAnswer =
  | { readonly callId: number; readonly value?: unknown }
  | { readonly callId: number; readonly error: Error | PythonErrorInit }

/** Validates answers and brings them into the form that crosses. */
export function requireAnswers(
  answers: unknown,
  mostBytes: number,
  resources: ResourceTable,
): RawFutureAnswer[] {
  if (!Array.isArray(answers)) {
    throw new OptionError(`answers is ${show(answers)}, expected an array`)
  }
  // Holes are answers, too.
  return Array.from(answers, (answer: unknown, place) => {
    const name = `answers[${place}]`
    if (typeof answer !== 'object' || answer === null) {
      throw new OptionError(`${name} is ${show(answer)}, expected an object with a "callId"`)
    }
    const { callId, value, error } = answer as Record<string, unknown>
    if (typeof callId !== 'number' || !Number.isSafeInteger(callId) || callId < 0) {
      throw new OptionError(`${name}.callId is ${show(callId)}, expected the callId of a step`)
    }
    if (error === undefined) {
      return { callId, value: encode(value, `${name}.value`, mostBytes, resources) }
    }
    if (value !== undefined) throw new OptionError(`${name} has a value and an error`)
    return { callId, ...requireRaised(error) }
  })
}
