// Whether a person is at the page. A page that only watches keeps no session open: what it asks by itself says so.

/** So long after the last key, click or touch nobody is thought to be there, in milliseconds. */
const leftAfter = 60_000

const header = { 'x-unattended': 'true' } as const
const nothing: Readonly<Record<string, string>> = {}

let timer: ReturnType<typeof setTimeout> | undefined
let isAttended = true

/** Somebody did something: they are thought to be there for a while. */
function attend(): void {
  isAttended = true
  clearTimeout(timer)
  timer = setTimeout(() => {
    isAttended = false
  }, leftAfter)
}

/** Watches what people do on the page from now on. */
export function watchAttendance(): void {
  for (const act of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    window.addEventListener(act, attend, { passive: true, capture: true })
  attend()
}

/** The header of a request while nobody is there. */
export const unattended = (): Readonly<Record<string, string>> => (isAttended ? nothing : header)
