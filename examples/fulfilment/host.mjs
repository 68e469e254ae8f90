// What the host does for the program. Everything is a function of the arguments and of a small
// ledger, so that a run that is killed a hundred times can be compared with one that is not.

import { readFileSync } from 'node:fs'
import { PyTuple } from 'diapause'
import { parseJson } from './json.mjs'

const rates = { EUR: [1, 1], GBP: [117, 100], JPY: [61, 10000], USD: [92, 100] }
const delays = { 'eu-north': 3, 'eu-south': 3, 'jp-east': 9, uk: 4, 'us-east': 7, 'us-west': 8 }

/** An empty ledger: what the outside world remembers. */
export const newLedger = () => ({
  attempts: {},
  charged: {},
  approvals: {},
  parcels: [],
  events: [],
})

/** Functions that change the ledger: their calls must not happen twice. */
export const effects = new Set(['charge_card', 'ask_approval', 'ship', 'log_event'])

/** The host functions over a ledger. Keyword arguments come as an object behind the others. */
export function hostFunctions(ledger) {
  return {
    load_orders: () => {
      const file = new URL('orders.json', import.meta.url)
      return parseJson(readFileSync(file, 'utf8')).orders
    },
    lookup_warehouse: name => ({ code: name.slice(0, 2).toUpperCase(), name }),
    lookup_rate: currency => (rates[currency] ? PyTuple.from(rates[currency]) : null),
    carrier_delay: region => delays[region] ?? 1,
    same_person: (a, b) => a.toLowerCase() === b.toLowerCase(),
    credit_of: name => (name.startsWith('Observatory') ? 2n ** 70n : name.length * 100_000),

    charge_card(id, amount) {
      const attempt = (ledger.attempts[id] ?? 0) + 1
      ledger.attempts[id] = attempt
      const mood = Number(BigInt(amount) % 7n)
      if (mood === 1 && BigInt(amount) % 2n === 1n)
        throw failure('TimeoutError', 'no answer from the bank')
      if (mood === 4 && attempt === 1) throw failure('TimeoutError', 'the line is busy')
      if (mood === 3) throw failure('PermissionError', `card declined, amount ${amount}`)
      ledger.charged[id] = String(amount)
      return `receipt ${attempt}/${mood}`
    },
    ask_approval(id, amount, { reason }) {
      const granted = BigInt(amount) % 2n === 0n
      ledger.approvals[id] = `${granted ? 'granted' : 'refused'}: ${reason}`
      return granted
    },
    ship(id, grams) {
      ledger.parcels.push(`${id} ${grams} g`)
      return `DP${String(ledger.parcels.length).padStart(4, '0')}`
    },
    log_event(kind, ...details) {
      ledger.events.push([kind, ...details])
      return ledger.events.length
    },
  }
}

/** An error which Python catches as its own exception of that name. */
function failure(name, message) {
  return Object.assign(new Error(message), { name })
}
