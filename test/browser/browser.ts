// A headless Chromium: the one installed, or the one that comes with the project's packages.

import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Quiet: nothing is looked up or downloaded in the background. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the browser; close it when done. */
export async function openBrowser(): Promise<Browser> {
  const own = installed.find((path) => existsSync(path))
  if (own !== undefined) return chromium.launch({ executablePath: own, args: flags })
  return chromium.launch({ executablePath: await carriedChromium(), args: flags })
}

/** Unpacks the carried Chromium with the libraries it needs on a bare system. */
async function carriedChromium(): Promise<string> {
  const libraries = join(tmpdir(), 'al2023', 'lib')
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const { default: carried } = await import('@sparticuz/chromium')
  return carried.executablePath()
}
