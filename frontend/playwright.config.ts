import { defineConfig } from '@playwright/test'

/** The journeys run against a real server that `make browser` starts; KITH_URL says where. */
export default defineConfig({
  testDir: 'e2e',
  // What is counted and not only done has a command of its own: make burden.
  testIgnore: process.env['KITH_BURDEN'] ? [] : ['**/burden.spec.ts'],
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 15_000,
    baseURL: process.env['KITH_URL'] ?? 'http://127.0.0.1:8000',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1366, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
})
