// What both benchmarks share: the peer, the line that says where figures come from, tables.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setup } from '../scripts/setup.mjs'
import { npm } from '../scripts/tools.mjs'

/** The folder of the benchmarks. */
export const folder = fileURLToPath(new URL('.', import.meta.url))

/** Builds Diapause where it is out of date, and installs the peers. */
export async function prepare() {
  setup()
  const installed = `${folder}node_modules/@pydantic/monty/package.json`
  if (!existsSync(installed)) npm('ci', '--prefix', folder, '--no-audit', '--no-fund')
  const monty = await import('@pydantic/monty')
  // By path: a package of its own has no self-reference to the project.
  const diapause = await import('../dist/index.mjs')
  return { monty, diapause, versions: versions(installed) }
}

function versions(montyPackage) {
  const version = file => JSON.parse(readFileSync(file, 'utf8')).version
  const git = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder, encoding: 'utf8' })
  const commit = git.status === 0 ? ` (${git.stdout.trim()})` : ''
  return [
    new Date().toISOString().slice(0, 10),
    `diapause ${version(`${folder}../package.json`)}${commit}`,
    `monty ${version(montyPackage)}`,
    `node ${process.versions.node}`,
    `${process.platform} ${process.arch}, ${cpus().length} x ${cpus()[0]?.model.trim()}`,
  ]
}

/** The middle of numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** A table that reads well on a terminal and in Markdown; all columns but the first to the right. */
export function table(head, rows) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map(row => row[at].length)))
  const line = row =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
