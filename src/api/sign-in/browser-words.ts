// Two words on a browser, such as "Edge, Windows", by which its person knows a session again; nothing more is kept.

type Name = readonly [word: string, mark: RegExp]

/** In this order: most browsers also name those they descend from. */
const browsers: readonly Name[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['WeChat', /\bMicroMessenger\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]
const systems: readonly Name[] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
]
const charactersRead = 400

const wordIn = (names: readonly Name[], text: string): string | undefined =>
  names.find(([, mark]) => mark.test(text))?.[0]

/** The words, or nothing where the browser does not say what it is. */
export function browserWords(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, charactersRead)
  return [wordIn(browsers, text), wordIn(systems, text)].filter((word) => word !== undefined).join(', ')
}
