// Somebody without a mouse: walks by Tab, sees where the focus is, hears names and what is announced.

import assert from 'node:assert/strict'
import type { CDPSession, Page } from 'playwright-core'

/** Where the focus stands, as the browser tells it to whoever sees it and to whoever hears it. */
export interface Stop {
  /** False on the body: the focus has left the last control or not come to the first. */
  readonly isSomewhere: boolean
  readonly role: string
  readonly name: string
  /** What is wrong for whoever sees it: no outline, outside of the window. */
  readonly unseen: string
  /** True where it stands after the stop before it, as one reads. */
  readonly isForward: boolean
}

/** No page has more controls between two that a person needs. */
const stepsMax = 250
/** What a person walks to. */
const controls = ['button', 'link', 'textbox', 'combobox', 'checkbox', 'radio'] as const

export class Keyboard {
  readonly #page: Page
  readonly #devtools: CDPSession

  private constructor(page: Page, devtools: CDPSession) {
    this.#page = page
    this.#devtools = devtools
  }

  static async of(page: Page): Promise<Keyboard> {
    return new Keyboard(page, await page.context().newCDPSession(page))
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  /** Walks by Tab, or by another key, to the control of that name, once it is there; fails with the way that was walked. */
  async to(name: string | RegExp, key = 'Tab'): Promise<void> {
    const way: string[] = []
    let before: Stop | undefined
    await this.#comes(name)
    for (let step = 0; step < stepsMax; step++) {
      await this.press(key)
      const stop = await this.stop()
      way.push(`${stop.role} “${stop.name}”${stop.unseen}`)
      this.#assertSound(stop, before, way)
      before = stop
      if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return
    }
    console.log(await this.#page.locator('main').innerText())
    assert.fail(`${name} is not reached:\n${way.join('\n')}`)
  }

  async #comes(name: string | RegExp): Promise<void> {
    const named = controls.map((role) => this.#page.getByRole(role, { name, exact: true }))
    await named
      .reduce((one, other) => one.or(other))
      .first()
      .waitFor({ state: 'attached' })
  }

  /** Walks there and presses Enter, once what is there may be pressed. */
  async enter(name: string | RegExp): Promise<void> {
    await this.to(name)
    await this.#page.waitForFunction(() => document.activeElement?.getAttribute('aria-disabled') !== 'true')
    await this.press('Enter')
  }

  /** Walks to a field and writes into it in place of what it held. */
  async fill(name: string | RegExp, text: string): Promise<void> {
    await this.to(name)
    await this.press('Control+a')
    await this.type(text)
  }

  /** Walks to a list of choices and takes the one of that name. */
  async choose(name: string | RegExp, option: string): Promise<void> {
    await this.to(name)
    await this.press('Enter')
    for (let step = 0; step < stepsMax; step++) {
      if ((await this.#page.evaluate(activeOption)) === option) return this.press('Enter')
      await this.press('ArrowDown')
    }
    assert.fail(`${option} is not among the choices of ${name}`)
  }

  /** Walks once round the page, past long lists: every control has a name and is seen, and one comes out again. */
  async round(skip: string): Promise<readonly string[]> {
    const way: string[] = []
    let before: Stop | undefined
    for (let step = 0; step < stepsMax; step++) {
      await this.press('Tab')
      const stop = await this.stop()
      const isRound = !stop.isForward && way[0]?.endsWith(`“${stop.name}”`) === true
      if (!stop.isSomewhere || isRound) return way
      way.push(`${stop.role} “${stop.name}”${stop.unseen}`)
      this.#assertSound(stop, before, way)
      if (stop.name === skip) await this.press('Enter')
      before = stop
    }
    return assert.fail(`the focus does not come out:\n${way.join('\n')}`)
  }

  /** Waits until something of a live region says this. */
  async hears(words: string | RegExp): Promise<void> {
    const region = this.#page.locator('[role=status], [role=alert], [aria-live=polite]')
    await region.filter({ hasText: words }).first().waitFor({ state: 'attached' })
  }

  async stop(): Promise<Stop> {
    const seen = await this.#page.evaluate(look)
    if (!seen.isSomewhere) return { ...seen, role: 'page', name: '' }
    const { result } = await this.#devtools.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    })
    const { nodes } = await this.#devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId!,
      fetchRelatives: false,
    })
    const { role, name } = nodes[0]!
    return { ...seen, role: String(role?.value), name: String(name?.value ?? '').trim() }
  }

  #assertSound(stop: Stop, before: Stop | undefined, way: readonly string[]): void {
    // Where a page changed under the keys, the focus rests on what holds it, which is no control.
    if (!stop.isSomewhere || stop.role === 'main') return
    const where = `on ${this.#page.url()}\n${way.slice(-4).join('\n')}`
    assert.notEqual(stop.name, '', `a control without a name ${where}`)
    assert.equal(stop.unseen, '', `a control whose focus is not seen ${where}`)
    if (before?.isSomewhere === true) assert.ok(stop.isForward, `the focus goes back ${where}`)
  }
}

/** The chosen option of an open list, by what the field says is active. */
function activeOption(): string | undefined {
  const id = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
  const option = document.getElementById(id)
  return (option?.getAttribute('aria-label') ?? option?.textContent ?? undefined)?.trim()
}

/** Runs in the page: looks at the element that has the focus. */
function look() {
  const own = window as unknown as { lastStop?: Element }
  const focused = document.activeElement
  if (focused === null || focused === document.body)
    return { isSomewhere: false, unseen: '', isForward: true }
  const before = own.lastStop
  own.lastStop = focused
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement]
  const isMarked = (element: Element | null | undefined) => {
    if (element === null || element === undefined) return false
    const { outlineStyle, outlineWidth, boxShadow, opacity } = getComputedStyle(element)
    const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    const shape = element.querySelector(':scope > path')
    const hasStroke = shape !== null && Number.parseFloat(getComputedStyle(shape).strokeWidth) >= 3
    return Number(opacity) > 0 && (hasOutline || hasStroke || boxShadow !== 'none')
  }
  const seenIn = around.find(isMarked)
  const { top, bottom, left, right } = (seenIn ?? focused).getBoundingClientRect()
  const isInside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  const isAfter =
    before?.isConnected !== true ||
    before === focused ||
    (before.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const unseen = seenIn === undefined ? ' without an outline' : isInside ? '' : ' outside of the window'
  return { isSomewhere: true, unseen, isForward: isAfter }
}
