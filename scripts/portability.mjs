// `npm run portability`: every program of the corpus, natively and in WebAssembly side by side.

import { setup } from './setup.mjs'
import { tool } from './tools.mjs'

setup({ wasm: true })
process.env.DIAPAUSE_PORTABILITY = 'all'
tool('vitest', 'run', '__test__/16.portability.spec.ts')
