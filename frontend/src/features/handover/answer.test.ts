import { expect, test } from 'vitest'
import type { HandoverPage } from '../../api/schema.gen'
import { answer } from './WorkerScreen'

const page: HandoverPage = {
  id: 'c', keyworker: { id: 'a', name: 'Ada Quill' }, pod_id: 'p', workers: [], together: [], away_until: null,
  cover: [], wishes: [], handovers: [],
} // prettier-ignore

test('the first line says who works with the child', () => {
  expect(answer(page)).toBe('Ada Quill is the keyworker.')
  expect(answer({ ...page, keyworker: null })).toBe('Nobody is the keyworker now.')
})

test('whoever is away stays the keyworker, and who covers is named', () => {
  const away = { ...page, away_until: '2026-12-04' }
  expect(answer(away)).toBe('Ada Quill is the keyworker. Ada Quill is away until 4 Dec 2026. Nobody covers.')
  const cover = [{ worker_id: 'b', worker_name: 'Ben Marsh', until: '2026-12-01' }]
  expect(answer({ ...away, cover })).toBe(
    'Ada Quill is the keyworker. Ada Quill is away until 4 Dec 2026. Ben Marsh covers until 1 Dec 2026.',
  )
})
