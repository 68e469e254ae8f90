// An interpreter that is measured: a process which is asked to run programs. It starts when it is
// first asked, and again after a program that it did not survive.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const path = file => fileURLToPath(new URL(file, import.meta.url))

/** What starts CPython. */
export const python = process.env.PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3')

const inNode = engine => [process.execPath, '--expose-gc', path('engines/serve.mjs'), engine]

/**
 * Every interpreter that can take part, in turn: ours, and right behind it those that are most like
 * it. In WebAssembly it is compared as others are.
 */
export const known = [
  { name: 'diapause', title: 'Diapause', command: inNode('diapause') },
  { name: 'cpython', title: 'CPython', command: [python, path('engines/cpython.py')] },
  { name: 'monty', title: 'monty', command: inNode('monty') },
  { name: 'micropython', title: 'MicroPython', command: inNode('micropython') },
  { name: 'pyodide', title: 'Pyodide', command: inNode('pyodide') },
  { name: 'wasm', title: 'Diapause (WebAssembly)', command: inNode('wasm') },
]

export class Contestant {
  #command
  #patience
  #child
  #lines
  #env

  /** `patience`: how many seconds an answer may take. */
  constructor({ name, title, command, env }, patience) {
    this.name = name
    this.title = title
    this.#command = command
    this.#env = { ...process.env, ...env }
    this.#patience = patience
  }

  /** What the interpreter says of itself: `version`, and `first`, its first milliseconds. */
  async hello() {
    if (this.#child) throw new Error(`${this.name} is running`)
    const [command, ...args] = this.#command
    // What an interpreter says on stderr is no result; its end is noticed on stdout.
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], env: this.#env })
    this.#child.on('error', () => {})
    this.#child.stdin.on('error', () => {})
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
    return await this.#read()
  }

  /** Asks for a piece of work; a failure is an answer too: `{ error }`. */
  async ask(request) {
    try {
      if (!this.#child) await this.hello()
      this.#child.stdin.write(`${JSON.stringify(request)}\n`)
      return await this.#read()
    } catch (error) {
      await this.end()
      return { error: error.message }
    }
  }

  async #read() {
    let timer
    const late = new Promise((_, reject) => {
      const error = new Error(`takes more than ${this.#patience} s`)
      timer = setTimeout(reject, this.#patience * 1000, error)
    })
    try {
      const { value, done } = await Promise.race([this.#lines.next(), late])
      if (done) throw new Error('the process ended')
      return JSON.parse(value)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends the process. */
  async end() {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null || !child.pid) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}
