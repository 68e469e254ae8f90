// Files that are there whole or not at all, whenever the process dies.

import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Writes beside, flushes to the disk, then renames into place. */
export function writeDurably(file, bytes) {
  const handle = openSync(`${file}.new`, 'w')
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.new`, file)
}

/** The newest snapshot of a folder, if there is one. */
export function newestSnapshot(folder) {
  const name = readdirSync(folder)
    .filter(file => file.endsWith('.snapshot'))
    .sort()
    .at(-1)
  return name === undefined ? undefined : readFileSync(join(folder, name))
}

/** Where the snapshot of a call is kept. */
export const snapshotFile = (folder, callId) =>
  join(folder, `${String(callId).padStart(6, '0')}.snapshot`)

/** Reads a JSON file, or makes what is expected there. */
export function readJson(file, create) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : create()
}
