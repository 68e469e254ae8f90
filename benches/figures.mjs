// What a result says, in Markdown: the tables of a run, the sentences of the README.

import { readFileSync, writeFileSync } from 'node:fs'
import { folder, geometricMean, table } from './report.mjs'

/** How often faster Diapause is than each of the others, over the programs that both can run. */
export function means({ programs, contestants }) {
  const others = contestants.filter(({ name }) => name !== 'diapause')
  return Object.fromEntries(
    others.map(({ name }) => [name, geometricMean(ratiosTo(programs, name)) ?? null]),
  )
}

/** The ratios of a peer's times to ours. */
export function ratiosTo(programs, name) {
  return programs.map(program => ratio(program, name)).filter(found => found !== undefined)
}

/** A peer's time by ours: above 1, Diapause is faster. */
export function ratio({ ratios }, name) {
  return ratios[name]
}

/** Who took part. */
export function versions({ contestants, commit, profile }) {
  const build = [commit, profile && `profile ${profile}`].filter(Boolean).join(', ')
  return contestants
    .map(({ name, title, version }) =>
      name === 'diapause' && build ? `${title} ${version} (${build})` : `${title} ${version}`,
    )
    .join(' · ')
}

/** Date, versions, machine. */
export function origin(result) {
  const { date, node, machine } = result
  return [date, versions(result), `Node ${node}`, machine].join(' · ')
}

/** The limits under which Diapause ran. */
export function limitsInWords({ limits }) {
  const { memoryBytes, steps, durationMs } = limits
  return `memory limit ${memoryBytes >> 20} MiB, budget of ${steps.toLocaleString('en')} steps, time limit ${durationMs / 1000} s`
}

/** Everything, for a terminal. */
export function tables(result) {
  const parts = [
    origin(result),
    `Medians of ${result.runs} ${result.runs === 1 ? 'run' : 'runs'}, interleaved. Diapause runs with its limits switched on: ${limitsInWords(result)}.`,
    speed(result),
    'A ratio is the median of those of each run. Above 1: Diapause is faster. –: cannot run it, for the reason below.',
    refusals(result),
    result.memory?.length > 0 && memory(result),
    result.start && start(result),
    result.compile && compile(result),
  ]
  return `\n${parts.filter(Boolean).join('\n\n')}`
}

function speed({ programs, contestants, means }) {
  const others = contestants.filter(({ name }) => name !== 'diapause')
  const ms = number => number?.toFixed(1) ?? '–'
  const times = number => number?.toFixed(2) ?? '–'
  const head = [
    'program',
    'Diapause ms',
    ...others.map(({ title }) => `${title} ms`),
    ...others.map(({ title }) => `${title} / ours`),
  ]
  const rows = programs.map(program => [
    program.name,
    ms(program.ms.diapause),
    ...others.map(({ name }) => ms(program.ms[name])),
    ...others.map(({ name }) => times(ratio(program, name))),
  ])
  const last = others.map(({ name }) => times(means[name] ?? undefined))
  rows.push(['geometric mean', '', ...others.map(() => ''), ...last])
  return table(head, rows)
}

function refusals({ programs, contestants }) {
  const lines = []
  for (const { name, title } of contestants) {
    const byReason = new Map()
    for (const program of programs) {
      const reason = program.refused[name]
      if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), program.name])
    }
    for (const [reason, names] of byReason) lines.push(`- ${title}, ${names.join(', ')}: ${reason}`)
  }
  return lines.join('\n')
}

const mib = bytes => (bytes === undefined ? '–' : (bytes / 2 ** 20).toFixed(1))

function memory({ memory }) {
  const rows = memory.map(({ name, bytes }) => [
    name,
    mib(bytes.diapause),
    mib(bytes.cpython),
    bytes.diapause > 0 && bytes.cpython ? (bytes.cpython / bytes.diapause).toFixed(2) : '–',
  ])
  return table(['peak memory', 'Diapause MiB', 'CPython MiB', 'CPython / ours'], rows)
}

function start({ start, contestants }) {
  const ms = number =>
    number === undefined ? '–' : number < 1 ? number.toFixed(4) : number.toFixed(1)
  const rows = start.map(({ name, first, each }) => [
    name === 'cpython' ? 'CPython, a process' : title(contestants, name),
    ms(first),
    ms(each),
  ])
  return table(['an interpreter that runs 1 + 1', 'first in Node, ms', 'each further, ms'], rows)
}

function compile({ compile, contestants }) {
  const rows = compile.rows.map(({ name, bytesPerSecond, error }) => [
    title(contestants, name),
    bytesPerSecond === undefined ? error : (bytesPerSecond / 1e6).toFixed(1),
  ])
  return table([`compiling ${(compile.bytes / 1e6).toFixed(1)} MB of source`, 'MB/s'], rows)
}

const title = (contestants, name) => contestants.find(one => one.name === name)?.title ?? name

/** The figures of the README. */
export function inWords(result) {
  const { contestants, programs, means } = result
  const rows = contestants
    .filter(({ name }) => means[name])
    .map(({ name, title, version }) => {
      const ratios = ratiosTo(programs, name).sort((a, b) => a - b)
      const number = one => `${one.toFixed(one < 10 ? 2 : 0)} ×`
      return [
        `${title} ${version}`,
        `${ratios.length} of ${programs.length}`,
        number(means[name]),
        `${number(ratios[0])} – ${number(ratios.at(-1))}`,
      ]
    })
  const head = ['compared with', 'programs it runs', 'its time / ours, mean', 'from – to']
  const { start, compile, memory } = result
  const sentences = ['Above 1: Diapause is faster.']
  const others = (rows, show) => {
    const rest = rows.filter(row => ['cpython', 'monty'].includes(row.name) && show(row))
    return rest.length > 0
      ? ` (${rest.map(row => `${title(contestants, row.name)}: ${show(row)}`).join(', ')})`
      : ''
  }
  const micro = ({ first, each }) => first && each && `${(each * 1000).toFixed(0)} µs`
  const speed = ({ bytesPerSecond }) =>
    bytesPerSecond && `${(bytesPerSecond / 1e6).toFixed(1)} MB/s`
  const ours = rows => rows.find(({ name }) => name === 'diapause')
  sentences.push(
    `A new \`Platform\` that runs \`1 + 1\` takes ${micro(ours(start))}${others(start, micro)}.`,
    `Source compiles at ${speed(ours(compile.rows))}${others(compile.rows, speed)}.`,
  )
  const needs = memory.map(({ bytes }) => bytes.diapause / bytes.cpython).filter(Number.isFinite)
  if (needs.length > 0) {
    const share = geometricMean(needs)
    sentences.push(
      `Programs that keep many objects need ${share.toFixed(2)} × the memory that they need in CPython.`,
    )
  }
  return [table(head, rows), '', sentences.join(' '), '', `${origin(result)}.`].join('\n')
}

/** Puts the figures into the README, between their marks. */
export function writeReadme(text) {
  const file = `${folder}../README.md`
  const marks = /(<!-- figures of npm run bench -->\n)[\s\S]*?(<!-- end -->)/
  const readme = readFileSync(file, 'utf8')
  if (!marks.test(readme)) throw new Error('README.md has no place for the figures')
  writeFileSync(
    file,
    readme.replace(marks, (_, open, close) => `${open}\n${text}\n\n${close}`),
  )
}
