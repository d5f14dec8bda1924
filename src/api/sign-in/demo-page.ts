// The page of the demo provider: choose who to be. It says in both languages that nobody is checked.

import type { Words } from '../../programmes/index.ts'
import { demoPrefix } from './demo-style.ts'

/** Somebody to sign in as. */
export interface DemoPerson {
  readonly id: string
  readonly name: Words
  /** What the person does where, in a few words. */
  readonly post: Words
}

/** All people with a button each, which posts to the address followed by the person's id. */
export const demoPage = (people: readonly DemoPerson[], address: string): string =>
  page(`<h1>演示登录 · Demonstration sign-in</h1>
<p>此处不核验任何人的身份，仅供演示；所有人物均为虚构。</p>
<p lang="en">Nobody is checked here. This is for demonstrations only, and nobody on this page exists.</p>
<ul>
${people.map((person) => choice(person, address)).join('\n')}
</ul>`)

const choice = ({ id, name, post }: DemoPerson, address: string): string =>
  `<li><form method="post" action="${escaped(address)}/${encodeURIComponent(id)}">
<button><strong>${escaped(name.zh)} · ${escaped(name.en)}</strong>
<span>${escaped(post.zh)}</span><span lang="en">${escaped(post.en)}</span></button></form></li>`

/** The page on which one leaves the provider; `form` is the provider's own and carries its proof against forgery. */
export const demoFarewell = (form: string): string =>
  page(`<h1>退出演示登录 · Leave the demonstration sign-in</h1>
<p>您已退出纾困系统。要同时退出演示登录吗？</p>
<p lang="en">You have signed out of Reprieve. Leave the demonstration sign-in too?</p>
${form}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">退出 · Leave</button></p>`)

/** What is shown when an attempt has ended or never was. */
export const demoPageFailed = (): string =>
  page(`<p>登录未完成或已过期，请<a href="/">返回</a>重新开始。</p>
<p lang="en">The sign-in has ended or was not begun here. <a href="/">Go back</a> and begin again.</p>`)

const page = (body: string): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Reprieve 演示登录 · Demonstration sign-in</title>
<link rel="stylesheet" href="${demoPrefix}/style.css"></head>
<body><main>
${body}
</main></body>
</html>
`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!)
