// `npm start`: sets up what is missing, then shows a program that falls asleep in one process and
// finishes in another.

import { join } from 'node:path'
import { setup } from './setup.mjs'
import { root, run } from './tools.mjs'

setup()
run(process.execPath, [
  join(root, 'examples', 'fulfilment', 'driver.mjs'),
  ...process.argv.slice(2),
])
