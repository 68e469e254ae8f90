// A program that was dumped by the addon goes on in WebAssembly, and the reverse.
//
// Whole areas of the corpus are run by the testkit and by WebAssembly side by side. All of it:
//   npm run portability

import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type BackendName, Platform, Program, type Step } from '../index.js'
import type { Turn } from '../src/backends/backend.js'
import { wasmBackend } from '../src/backends/wasm.js'
import { compiled } from '../src/backends/webassembly.js'

const root = join(__dirname, '..')
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const unhex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'))

const program = `
def shop(items):
    total = 0.0
    for item in sorted(items, key=lambda item: ask("rank", item)):
        price = ask("price", item)
        total += price
        print(f"{item:>6} {price:8.2f} {hash(item) & 0xFF}")
    return total, {1, 2**70, 3.5, "ß", None}, [*zip(items, range(10**12))]

shop(["tea", "yacht", "größe"])
`

const answers: Record<string, number> = { tea: 3.5, yacht: 1e6, größe: 0.1 }

/** Runs the program, which changes to the other backend at every call. */
function pingPong(first: BackendName): { step: Step; printed: string; dumps: number } {
  let [here, there]: BackendName[] = [first, first === 'native' ? 'wasm' : 'native']
  let platform = new Platform({ backend: here as BackendName })
  let step = platform.startSync(program, { externalFunctions: ['ask'] })
  let printed = step.stdout
  let dumps = 0
  while (step.kind === 'pending') {
    const bytes = platform.dumpProgress()
    platform.dispose()
    ;[here, there] = [there, here]
    platform = new Platform({ backend: here as BackendName })
    expect(platform.backend).toBe(here)
    const loaded = platform.loadProgressSync(bytes)
    expect(loaded).toMatchObject({ functionName: 'ask', args: step.args, callId: step.callId })
    expect(platform.dumpProgress()).toEqual(bytes)
    const [question, item] = step.args as [string, string]
    step = platform.resumeSync(question === 'rank' ? item.length : answers[item])
    printed += step.stdout
    dumps++
  }
  return { step, printed, dumps }
}

describe('native and WebAssembly', () => {
  test('a program that changes sides at every call comes to the same end', () => {
    const whole = new Platform({ backend: 'native' }).runSync(program, {
      functions: { ask: (question, item) => (question === 'rank' ? item.length : answers[item]) },
    })
    for (const first of ['native', 'wasm'] as const) {
      const { step, printed, dumps } = pingPong(first)
      expect(dumps).toBe(6)
      expect(printed).toBe(whole.stdout)
      expect(step.value).toEqual(whole.value)
    }
  })

  test('a program that is paused in a loop goes on on the other side', async () => {
    for (const [first, second] of [
      ['native', 'wasm'],
      ['wasm', 'native'],
    ] as const) {
      const platform = new Platform({ backend: first })
      const turn = platform.start('n = 0\nwhile n < 2_000_000:\n    n += 1\nn')
      setTimeout(() => platform.pause(), 5)
      expect((await turn).kind).toBe('paused')
      const other = new Platform({ backend: second })
      await other.loadProgress(platform.dumpProgress())
      expect((await other.resume()).value).toBe(2_000_000)
    }
  })

  test('a compiled program runs on both, and has the same bytes', () => {
    const compiled = Program.compileSync(program)
    const run = (backend: BackendName): unknown =>
      new Platform({ backend }).runSync(compiled, { functions: { ask: () => 1 } }).value
    expect(run('wasm')).toEqual(run('native'))
  })

  test('what one refuses the other refuses with the same words', () => {
    const words = (backend: BackendName, bytes: Uint8Array): string => {
      try {
        new Platform({ backend }).loadProgressSync(bytes)
        return 'loaded'
      } catch (error) {
        return `${(error as { code: string }).code} ${(error as Error).message}`
      }
    }
    const platform = new Platform()
    platform.startSync('ask()', { externalFunctions: ['ask'] })
    const bytes = platform.dumpProgress()
    for (let length = 0; length < bytes.length; length += 7) {
      const part = bytes.slice(0, length)
      expect(words('wasm', part)).toBe(words('native', part))
    }
  })
})

/** What the testkit asks; `crates/testkit/src/portable.rs` says what is meant. */
interface Request {
  readonly end?: string
  readonly load: string
  readonly answer:
    | { kind: 'run' | 'future' }
    | { kind: 'echo'; argument: number }
    | { kind: 'value'; value: string }
    | { kind: 'error'; excType: string; message: string }
    | {
        kind: 'resolve'
        answers: {
          callId: number
          value: string | null
          excType: string | null
          message: string | null
        }[]
      }
}

test('the corpus, dumped at every call, goes on on the other side with the same bytes', async () => {
  const { DIAPAUSE_PORTABILITY: extent } = process.env
  const filters = extent === 'all' ? [] : ['pauses/', 'host/', 'programs/', 'library/']
  const package_ = ['--quiet', '--package', 'diapause-testkit']
  // Not at once: it may take minutes, and vitest must hear of this process meanwhile.
  await promisify(execFile)('cargo', ['build', '--locked', ...package_], { cwd: root })
  const testkit = spawn('cargo', ['run', '--locked', ...package_, '--', 'portable', ...filters], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let faults = ''
  testkit.stderr.on('data', text => {
    faults += text
  })
  const module = compiled(readFileSync(join(root, 'diapause.wasm')))
  const backend = wasmBackend(module, { now: () => 0, breath: async () => {} })
  let summary = ''
  for await (const line of createInterface({ input: testkit.stdout })) {
    const request = JSON.parse(line) as Request
    if (request.end !== undefined) {
      summary = request.end
      break
    }
    testkit.stdin.write(`${JSON.stringify(answerOf(request))}\n`)
  }
  console.log(summary)
  expect(faults).toBe('')
  expect(summary).toMatch(/^portable: \d{3,} programs, \d{3,} dumps, 0 differences$/)

  function answerOf({ load, answer }: Request): object {
    const session = backend.createSession()
    const loaded = session.progressRestore(unhex(load), {
      interactive: false,
      limits: {},
      deltas: [],
    })
    const found = { again: '', stdout: '', stderr: '', dump: null, ending: null, fault: null }
    if (loaded.failure) return { ...found, fault: loaded.failure.message }
    const again = hex(
      session.progressDump({ tracks: false, since: new Uint8Array() }).bytes ?? new Uint8Array(),
    )
    const ended =
      answer.kind === 'echo'
        ? session.resumeEcho(answer.argument)
        : session.turn(turnOf(answer), undefined)
    const { failure, step, stdout, stderr, alive } = ended
    const dump = alive
      ? hex(
          session.progressDump({ tracks: false, since: new Uint8Array() }).bytes ??
            new Uint8Array(),
        )
      : null
    session.close()
    const fault = failure?.message ?? null
    const ending = step?.kind === 'failed' ? step.exceptions?.[0]?.text : null
    return { again, stdout, stderr, dump, ending, fault }
  }
}, 1_200_000)

function turnOf(answer: Exclude<Request['answer'], { kind: 'echo' }>): Turn {
  switch (answer.kind) {
    case 'run':
    case 'future':
      return { kind: answer.kind }
    case 'value':
      return { kind: 'value', value: unhex(answer.value) }
    case 'error':
      return answer
    case 'resolve': {
      const answers = answer.answers.map(({ callId, value, excType, message }) =>
        value === null
          ? { callId, excType: excType ?? '', message: message ?? '' }
          : { callId, value: unhex(value) },
      )
      return { kind: 'resolve', answers, elapsed: undefined }
    }
  }
}
