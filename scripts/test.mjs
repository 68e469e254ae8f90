// `npm test`: everything that must hold. A missing tool fails, it never skips; counting
// instructions is the exception, where there is no valgrind for it, and says so.

import { checkInstructions } from '../benches/instructions.mjs'
import { setup } from './setup.mjs'
import { run, say, tool } from './tools.mjs'

setup({ wasm: true })
say('checking format and lint')
tool('biome', 'check', '--error-on-warnings', '.')
tool('tsc', '--noEmit')
run('cargo', ['fmt', '--all', '--check'])
run('cargo', ['clippy', '--workspace', '--all-targets', '--locked', '--', '-D', 'warnings'])
say('testing the crates')
run('cargo', ['test', '--workspace', '--locked'])
for (const backend of ['native', 'wasm']) {
  say(`testing the package on the backend ${backend}`)
  process.env.DIAPAUSE_BACKEND = backend
  tool('vitest', 'run')
}
delete process.env.DIAPAUSE_BACKEND
say('counting instructions')
checkInstructions()
say('all passed')
