// Writes docs/CPYTHON_TESTS.md.
import { writeFileSync } from 'node:fs'

const PAGE = new URL('../../docs/CPYTHON_TESTS.md', import.meta.url)

const percent = (passed, failed) =>
  passed + failed === 0 ? '–' : `${((100 * passed) / (passed + failed)).toFixed(1)} %`

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

/** The page, when all modules were run. Returns the line of the totals. */
export function writeTable(summaries, reasons, whole) {
  const sum = (key) => summaries.reduce((total, summary) => total + summary[key], 0)
  const [passed, failed, other] = [sum('passed'), sum('failed'), sum('other')]
  const total = `${passed} passed, ${failed} failed, ${other} not applicable: ${percent(passed, failed)}`
  if (!whole) return total
  const outcomes = summaries.flatMap((s) => s.results.map((result) => result.there ?? ''))
  const there = (skipped) =>
    outcomes.filter((text) => text !== '' && text.startsWith('skipped') === skipped).length
  const rows = summaries.map(
    (s) => `| test_${s.name} | ${s.passed} | ${s.failed} | ${s.other} | ${percent(s.passed, s.failed)} |`,
  )
  const failures = summaries.flatMap((s) => s.results.filter((result) => result.status === 'failed'))
  const lines = failures.map(({ name, why }) => `- \`${name}\`: ${cell(reasons[name] ?? why)}`)
  writeFileSync(
    PAGE,
    `# The test modules of CPython

\`npm run cpython-tests\` runs test modules of CPython 3.11 on this interpreter, every test for itself,
and writes this page; \`npm run cpython-tests -- dict --show\` runs one module and says what fails.

The tests are those of 3.11, the interpreter follows 3.14, so some do not apply. Of the ${other} that do
not, ${there(false)} fail on CPython 3.14 itself and ${there(true)} are skipped there
(\`tools/cpython-tests/baseline.json\`, from a build of 32 bits without processes). The other
${other - there(true) - there(false)} check what this interpreter leaves out on purpose: code and docstrings in C, details that the
suite itself marks as CPython's, reference counts, \`__del__\`, sizes of objects, processes, threads, the
modules os and tempfile, and pickles (\`expectations.json\` and \`modules.mjs\` have the reasons). The
percentage is of the tests that apply. Every test that fails has its reason below.

${total}

| module | passed | failed | not applicable | percent |
| --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}

## What fails

${lines.join('\n')}
`,
  )
  return total
}
