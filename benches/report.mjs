// What the benchmarks share: setting up, the line that says where figures come from, tables.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The folder of the benchmarks. */
export const folder = fileURLToPath(new URL('.', import.meta.url))

/** Builds Diapause where it is out of date, and installs the peers. */
export async function prepare() {
  const { isOutdated, npm } = await import('../scripts/tools.mjs')
  const { setup } = await import('../scripts/setup.mjs')
  setup()
  const installed = 'benches/node_modules/.package-lock.json'
  if (isOutdated(installed, ['benches/package-lock.json'], /./)) {
    // Not `npm ci`: a peer lists addons of other machines, which a registry need not have.
    npm('install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund')
  }
}

/** The version in a package.json. */
export function version(file) {
  return JSON.parse(readFileSync(`${folder}${file}`, 'utf8')).version
}

/** When and where figures were measured. */
export function circumstances() {
  const git = (...args) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout?.trim()
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', '../crates', '../src')
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: existsSync(`${folder}../.git`)
      ? `${git('rev-parse', '--short', 'HEAD')}${changed ? ', changed' : ''}`
      : undefined,
    node: process.versions.node,
    machine: `${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model.trim()}`,
  }
}

/** The middle of numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/**
 * How others compare with ours: the middle of the ratios of times that were measured one behind the
 * other, so that a machine which is slower for some minutes is so for both.
 */
export function medianRatio(others, ours) {
  const pairs = Math.min(others.length, ours.length)
  return pairs > 0 ? median(others.slice(0, pairs).map((ms, at) => ms / ours[at])) : undefined
}

/** The mean of ratios. */
export function geometricMean(ratios) {
  if (ratios.length === 0) return undefined
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
}

/** A table that reads well on a terminal and in Markdown; all columns but the first to the right. */
export function table(head, rows) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map(row => row[at].length)))
  const line = row =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
