/** Short ways to run Python and to look at what it threw. */

import { Platform, type PlatformOptions, type PyValue, type RunOptions } from '../../index.js'

/** The value of a program on a platform of its own. */
export async function resultOf(source: string, options?: RunOptions): Promise<PyValue | undefined> {
  return (await new Platform().run(source, options)).value
}

/** What a call throws or rejects with; fails when it does neither. */
export async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call()
  } catch (error) {
    return error
  }
  throw new Error('expected an error')
}

/** Runs a program that must fail, then checks that the platform still works. */
export async function failureOf(
  source: string,
  options?: RunOptions,
  platformOptions?: PlatformOptions,
): Promise<unknown> {
  const platform = new Platform(platformOptions)
  const error = await thrownBy(() => platform.run(source, options))
  if (platform.state !== 'idle') throw new Error(`the platform is ${platform.state}`)
  const { value } = await platform.run('6 * 7')
  if (value !== 42) throw new Error('the platform does not work any more')
  return error
}
