/** The part of WebAssembly's JavaScript interface that is used here; Node's types leave it out. */

import { BackendError } from '../errors.js'

/** A compiled module. */
export type WasmModule = { readonly [brand]: never }
declare const brand: unique symbol

/** An instance of {@link WasmModule}. */
export interface WasmInstance {
  readonly exports: object
}

interface Interface {
  readonly Module: new (bytes: Uint8Array) => WasmModule
  readonly Instance: new (module: WasmModule, imports: object) => WasmInstance
}

/** Every browser has it, and so has Node, unless it may not make machine code (`--jitless`). */
function webAssembly(): Interface {
  const { WebAssembly } = globalThis as unknown as { WebAssembly?: Interface }
  if (WebAssembly !== undefined) return WebAssembly
  throw new BackendError(
    'this process has no WebAssembly: it was started with --jitless or --no-expose-wasm',
  )
}

/**
 * Compiles a module.
 *
 * @throws {@link BackendError}
 */
export function compiled(bytes: Uint8Array): WasmModule {
  const { Module } = webAssembly()
  return made('compiled', () => new Module(bytes))
}

/**
 * Makes an instance of a module.
 *
 * @throws {@link BackendError}
 */
export function instance(module: WasmModule, imports: object): WasmInstance {
  const { Instance } = webAssembly()
  return made('instantiated', () => new Instance(module, imports))
}

function made<T>(what: string, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new BackendError(`the WebAssembly module of Diapause cannot be ${what}: ${why}`, {
      cause,
    })
  }
}
