// Diapause in WebAssembly: the same facade, with every limit switched on.

import { loadBackend } from './diapause.mjs'

export const load = () => loadBackend('wasm')
