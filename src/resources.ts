/** Resources on their way into bytes and back. */

import type { Answer, BackendSession } from './backends/backend.js'
import { InternalError, OptionError, ResourceError, SnapshotError, ValueError } from './errors.js'
import { unwrap } from './failures.js'
import { disown, isThenable, show } from './validation.js'
import { decode } from './values/decode.js'
import { encode } from './values/encode.js'
import {
  type Known,
  LostResource,
  Resource,
  type ResourceTable,
  ResourceType,
} from './values/resource.js'
import { PyTuple, type PyValue } from './values/types.js'

/** The types that a platform can make objects of again, by name. */
export type ResourceTypes = ReadonlyMap<string, ResourceType>

/** What becomes of resources that cannot be frozen, or not made again. */
export type MissingResources = 'refuse' | 'tombstone'

/** What most platforms have: they share it. */
const noTypes: ResourceTypes = new Map()

/** Tokens are bounded by the memory of this process. */
const unbounded = Number.MAX_SAFE_INTEGER

/** A resource that a program reaches, as the backend tells of it. */
type Row = [
  handle: number,
  typeName: string,
  lost: boolean,
  token: Uint8Array | null,
  path: string | null,
]

function rows(session: BackendSession, pathOf = 0): Row[] {
  const { bytes } = unwrap(session.resources(pathOf))
  if (!bytes) throw new InternalError('no list of resources')
  return decode(bytes) as Row[]
}

/** Says what stands for the resources of a program in the dump that is made next. */
export function freeze(
  session: BackendSession,
  table: ResourceTable,
  missing: MissingResources,
): void {
  if (table.size === 0) return
  offer(session, table, (handle, { type, target }) => {
    if (type?.marshal === undefined) {
      if (missing === 'tombstone') return null
      const name = type?.name ?? 'lost'
      const path = rows(session, handle).find(([found]) => found === handle)?.[4]
      throw new ResourceError(name, path ?? 'an object that only weak references hold')
    }
    const token = type.marshal(target)
    const where = `what marshal of ${type.name} returned`
    if (isThenable(token)) {
      disown(token)
      throw new ValueError(where, 'a promise, and a dump is made at once: expected a value')
    }
    return encode(token, where, unbounded)
  })
}

/** The same for a copy in memory: what stands for an object is its place in a list. */
export function keep(session: BackendSession, table: ResourceTable): Known[] {
  const kept: Known[] = []
  if (table.size === 0) return kept
  offer(session, table, (_, known) => {
    kept.push(known)
    return encode(kept.length - 1, 'place', unbounded)
  })
  return kept
}

function offer(
  session: BackendSession,
  table: ResourceTable,
  tokenOf: (handle: number, known: Known) => Uint8Array | null,
): void {
  const tokens: unknown[] = []
  const reached = rows(session)
  for (const [handle, name, lost] of reached) {
    if (lost) continue
    const known = table.get(handle)
    if (known === undefined) throw new InternalError(`a ${name} resource that nobody knows`)
    const token = known.type === undefined ? null : tokenOf(handle, known)
    tokens.push(PyTuple.of<PyValue>(handle, token))
  }
  table.retain(new Set(reached.map(([handle]) => handle)))
  unwrap(session.offerTokens(encode(tokens, 'tokens', unbounded)))
}

/** What a loaded program needs: its resources, each with how it is made again. */
interface Revival {
  readonly handle: number
  readonly type: ResourceType | undefined
  readonly token: PyValue
  readonly name: string
}

/** What is to be made again; everything is checked before anything is made. */
function plan(
  session: BackendSession,
  answer: Answer,
  types: ResourceTypes,
  missing: MissingResources,
): Revival[] {
  if (answer.failure || !answer.hasResources) return []
  return rows(session).map(([handle, name, lost, token]) => {
    if (lost || token === null) return { handle, name, type: undefined, token: null }
    const type = types.get(name)
    if (type?.unmarshal === undefined && missing === 'refuse') {
      const why =
        type === undefined
          ? 'no type of that name was given in the option "resources"'
          : 'its type has no unmarshal'
      throw new SnapshotError(
        'ERR_DIAPAUSE_SNAPSHOT_SCHEMA',
        `the snapshot holds a ${name} resource, and ${why}`,
      )
    }
    const known = type?.unmarshal === undefined ? undefined : type
    return { handle, name, type: known, token: known === undefined ? null : decode(token) }
  })
}

/** Whether the objects of a program that was loaded could be made again; none of them is. */
export function requireKnown(
  session: BackendSession,
  answer: Answer,
  types: ResourceTypes,
  missing: MissingResources,
): void {
  plan(session, answer, types, missing)
}

function bind(table: ResourceTable, { handle, type, name }: Revival, made: unknown): object {
  if (type === undefined) {
    const target = new LostResource(name)
    table.bind(handle, { target, type })
    return target
  }
  const target = made instanceof Resource && made.type === type ? made.target : made
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) {
    throw new ValueError(
      `what unmarshal of ${name} returned`,
      `${show(target)}, expected an object`,
    )
  }
  table.bind(handle, { target, type })
  return target
}

function adopt(session: BackendSession, table: ResourceTable, targets: object[]): void {
  if (targets.length === 0) return
  unwrap(session.adoptResources(encode(targets, 'resources', unbounded, table)))
}

/** Makes the objects of a program again that was loaded; `wait` awaits what is promised. */
export async function revive(
  session: BackendSession,
  answer: Answer,
  table: ResourceTable,
  types: ResourceTypes,
  missing: MissingResources,
  wait: (made: unknown) => Promise<unknown>,
): Promise<void> {
  const targets: object[] = []
  for (const each of plan(session, answer, types, missing)) {
    targets.push(bind(table, each, await wait(each.type?.unmarshal?.(each.token))))
  }
  adopt(session, table, targets)
}

/** The same at once. */
export function reviveSync(
  session: BackendSession,
  answer: Answer,
  table: ResourceTable,
  types: ResourceTypes,
  missing: MissingResources,
): void {
  if (answer.failure || !answer.hasResources) return
  const targets = plan(session, answer, types, missing).map(each => {
    const made = each.type?.unmarshal?.(each.token)
    if (!isThenable(made)) return bind(table, each, made)
    disown(made)
    throw new ValueError(
      `what unmarshal of ${each.name} returned`,
      'a promise: load the program with the asynchronous method',
    )
  })
  adopt(session, table, targets)
}

/** Gives a copy in memory the objects that were there when it was made. */
export function rejoin(
  session: BackendSession,
  answer: Answer,
  table: ResourceTable,
  kept: readonly Known[],
): void {
  if (!answer.hasResources) return
  const targets = rows(session).map(([handle, name, lost, token]) => {
    const place = lost || token === null ? undefined : decode(token)
    const known = place === undefined ? undefined : kept[place as number]
    const { target, type } = known ?? { target: new LostResource(name), type: undefined }
    table.bind(handle, { target, type })
    return target
  })
  adopt(session, table, targets)
}

/** Checks the option `resources` of a platform. */
export function readResourceTypes(types: unknown): ResourceTypes {
  if (types === undefined) return noTypes
  const read = new Map<string, ResourceType>()
  if (!Array.isArray(types)) {
    throw new OptionError(`option "resources" is ${show(types)}, expected an array of types`)
  }
  for (const type of types as unknown[]) {
    if (!(type instanceof ResourceType)) {
      throw new OptionError(`option "resources" has ${show(type)}, expected a ResourceType`)
    }
    if (read.has(type.name)) {
      throw new OptionError(`option "resources" has two types that are named ${type.name}`)
    }
    read.set(type.name, type)
  }
  return read
}

/** Checks an option that says what becomes of resources. */
export function readMissing(option: string, missing: unknown): MissingResources {
  if (missing === undefined) return 'refuse'
  if (missing === 'refuse' || missing === 'tombstone') return missing
  throw new OptionError(`option "${option}" is ${show(missing)}, expected "refuse" or "tombstone"`)
}
