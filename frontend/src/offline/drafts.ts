import { openDB, type IDBPDatabase } from 'idb'

/**
 * What somebody is writing, kept on this device until it is sent: encrypted with a key of the worker's own that no script
 * can export. It guards a copied disk and another account on the same browser, not a program inside the signed-in page.
 */
export interface Draft<T> {
  value: T
  /** The record's version that the draft began from; "" for something new. */
  base: string
  savedAt: number
}

interface Stored {
  id: string
  owner: string
  savedAt: number
  iv: Uint8Array
  bytes: ArrayBuffer
}

export const KEEP_DAYS = 14

let opening: Promise<IDBPDatabase> | null = null
let closed = false

function database(): Promise<IDBPDatabase> {
  const again = () => {
    opening = null
  }
  if (!opening) {
    opening = openDB('kith', 1, {
      upgrade(db) {
        db.createObjectStore('keys')
        const drafts = db.createObjectStore('drafts', { keyPath: 'id' })
        drafts.createIndex('owner', 'owner')
        drafts.createIndex('savedAt', 'savedAt')
      },
      terminated: again,
    })
    opening.catch(again)
  }
  return opening
}

/** From here until the page is loaded anew nothing is written: a page that is left after signing out saves no more. */
export function stopSaving(): void {
  closed = true
}

/** Lets go of every draft, whoever wrote it, that is older than `KEEP_DAYS`. */
async function dropOld(db: IDBPDatabase): Promise<void> {
  const { store, done } = db.transaction('drafts', 'readwrite')
  const old = IDBKeyRange.upperBound(Date.now() - KEEP_DAYS * 86_400_000)
  for (const id of await store.index('savedAt').getAllKeys(old)) await store.delete(id)
  await done
}

async function key(owner: string): Promise<CryptoKey> {
  const db = await database()
  const known = (await db.get('keys', owner)) as CryptoKey | undefined
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const transaction = db.transaction('keys', 'readwrite')
  const first = ((await transaction.store.get(owner)) as CryptoKey | undefined) ?? made
  if (first === made) await transaction.store.put(made, owner)
  await transaction.done
  return first
}

const idOf = (owner: string, name: string) => `${owner}/${name}`

export async function saveDraft<T>(owner: string, name: string, base: string, value: T): Promise<number> {
  const savedAt = Date.now()
  if (closed) return savedAt
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify({ base, value }))
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(owner), text)
  const stored: Stored = { id: idOf(owner, name), owner, savedAt, iv, bytes }
  await (await database()).put('drafts', stored)
  return savedAt
}

export async function loadDraft<T>(owner: string, name: string): Promise<Draft<T> | null> {
  const db = await database()
  await dropOld(db)
  const stored = (await db.get('drafts', idOf(owner, name))) as Stored | undefined
  if (!stored) return null
  try {
    const iv = new Uint8Array(stored.iv)
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key(owner), stored.bytes)
    return { ...(JSON.parse(new TextDecoder().decode(text)) as { base: string; value: T }), savedAt: stored.savedAt }
  } catch {
    // Written with a key that is gone: nobody can read it any more.
    await db.delete('drafts', stored.id)
    return null
  }
}

export async function dropDraft(owner: string, name: string): Promise<void> {
  await (await database()).delete('drafts', idOf(owner, name))
}

/** Signing out lets go of the worker's key and drafts on this device. */
export async function forget(owner: string): Promise<void> {
  const db = await database()
  const transaction = db.transaction(['keys', 'drafts'], 'readwrite')
  await transaction.objectStore('keys').delete(owner)
  const drafts = transaction.objectStore('drafts')
  for (const id of await drafts.index('owner').getAllKeys(owner)) await drafts.delete(id)
  await transaction.done
}
