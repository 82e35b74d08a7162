import { expect, test } from '@playwright/test'
import { signIn } from './support'

/** Three invented children of an old system: one with a code of its own, one with a day that is none. */
const ARCHIVE =
  'UEsDBBQAAAAIAB2Td11i/hGiiQAAAMgAAAAOAAAAc3NkX3BlcnNvbi5jc3ZNzMEKwjAMBuD7niVlaadi7yIKjnnzWOoWpdC1o52ib2+7DTWH8P/wJQOFqIa0vFOmg5yUpbtu399684Gc7mlu8RH+Cr3m0Plr0Zx2jEMtMQ2HSzqCg7bWB+1gDwL5huGa4WqCYoECmtHEH+y1pWy3DCXjYrLVYis4Pj2c0+PRtAQ1cFGiLLMuPlBLAwQUAAAACAAdk3ddYvBZBjYAAABKAAAADgAAAHNzZF9mYW1pbHkuY3N2S0vMzYwvSUzKSY3PTNFJA/FARE4lnFuQWlScnwfkchnqeOj4+7joGnIZQVlGXMY6AWCWMRcAUEsDBBQAAAAIAB2Td10JooqheQAAAM0AAAAUAAAAc3NkX2Npbl9lcGlzb2Rlcy5jc3Z9jLEKwzAMRPd8iwy2Ct0LHUsL+QFhbBVcaitIzpC/b5pChgxdDu7e3aXSmJSfrBrfVDKkbzCxmrTd7jzHzofIZNbElCQficw9SWV6rVc/tApNWmrUhRpz3lbDGOBxu7oA6PHs/Ml5BLxANGOzyq3DPQwjbiX8W/oAUEsBAhQDFAAAAAgAHZN3XWL+EaKJAAAAyAAAAA4AAAAAAAAAAAAAAIABAAAAAHNzZF9wZXJzb24uY3N2UEsBAhQDFAAAAAgAHZN3XWLwWQY2AAAASgAAAA4AAAAAAAAAAAAAAIABtQAAAHNzZF9mYW1pbHkuY3N2UEsBAhQDFAAAAAgAHZN3XQmiiqF5AAAAzQAAABQAAAAAAAAAAAAAAIABFwEAAHNzZF9jaW5fZXBpc29kZXMuY3N2UEsFBgAAAAADAAMAugAAAMIBAAAAAA=='

test('a caseload is brought in from another system, and taken back', async ({ page }) => {
  await signIn(page, 'analyst')
  await page.goto('/loads')
  await page.getByRole('button', { name: 'Bring in a caseload' }).click()
  await page.getByRole('button', { name: 'Read and try it' }).click()
  await expect(page.getByRole('alert')).toContainText('Say what the other system is called')
  await page.getByLabel('What is the other system called?').fill('Old system')
  await page.getByLabel('The files, in one zip archive').setInputFiles({
    name: 'old.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(ARCHIVE, 'base64'),
  })
  await page.getByRole('button', { name: 'Read and try it' }).click()

  // A code that nobody has explained stops it.
  await expect(page.getByText('It stopped: say what 1 code is here.')).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('ssd_person, pers_sex: male').selectOption('M')
  await page.getByRole('button', { name: 'Save and try again' }).click()
  await expect(page.getByText('2 people would come in, and 2 rows would be refused.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('cell', { name: /write it as year-month-day/ })).toBeVisible()

  await page.getByRole('button', { name: 'Take in 2 people' }).click()
  await expect(page.getByText('2 people came in. 2 rows were refused.')).toBeVisible({ timeout: 30_000 })

  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByLabel('Why?').fill('It was only to see.')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('It was taken back')).toBeVisible({ timeout: 30_000 })
})
