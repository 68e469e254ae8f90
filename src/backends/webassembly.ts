/** The part of WebAssembly's JavaScript interface that is used here; Node's types leave it out. */

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

/** Node has it, and so has every browser. */
export const { Module, Instance } = (globalThis as unknown as { WebAssembly: Interface })
  .WebAssembly
