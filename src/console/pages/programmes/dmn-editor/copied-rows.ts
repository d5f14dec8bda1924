// Rows that were copied: on the clipboard where the browser lets us, and kept here for the next table in any case.

let copied = ''

/** Keeps rows to be pasted here, and puts them on the clipboard for spreadsheets. */
export function keepCopied(text: string): void {
  copied = text
  // A page that is not served securely has no clipboard; pasting here works all the same.
  navigator.clipboard?.writeText(text).catch(() => undefined)
}

export const copiedRows = (): string => copied
