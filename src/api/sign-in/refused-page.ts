// The page of somebody who was not let in: what happened and what to do next, in both languages, with a way out.

import type { Words } from '../../programmes/index.ts'

const again: Words = {
  zh: '登录没有完成，请重新登录。',
  en: 'Signing in was not completed. Sign in again.',
}

/** What a refusal at the door says to the person who meets it. */
const words: Readonly<Record<string, Words>> = {
  return_address_is_foreign: {
    zh: '登录后要返回的地址不属于本系统。请从首页重新登录。',
    en: 'The page to return to is not one of this system. Begin again from the first page.',
  },
  provider_does_not_answer: {
    zh: '统一身份认证暂时没有响应。请稍后重试；仍不行请联系其运维人员。',
    en: 'The bank’s sign-in does not answer. Try again in a minute; if it stays, tell its operators.',
  },
  attempt_was_not_begun_here: {
    zh: '这次登录不是在本浏览器发起的，或已超过十分钟。请重新登录。',
    en: 'This sign-in was not begun in this browser, or ten minutes are over. Sign in again.',
  },
  provider_refused: {
    zh: '统一身份认证没有让您登录。请重新登录，或向其管理员核实您的账号。',
    en: 'The bank’s sign-in did not let you in. Sign in again, or ask its administrators about your account.',
  },
  sign_in_is_too_weak: {
    zh: '本系统要求更强的认证方式（如动态口令）。请用双因素重新登录。',
    en: 'This system asks for a stronger sign-in, such as a second factor. Sign in again with it.',
  },
  sign_in_was_not_renewed: {
    zh: '统一身份认证没有重新核验您的身份。请重新登录；仍不行请联系系统管理员。',
    en: 'The bank’s sign-in did not check you anew. Sign in again; if it stays, tell an administrator.',
  },
  person_is_unknown: {
    zh: '统一身份认证认识您，但本系统尚未登记您。请联系本系统管理员。',
    en: 'The bank’s sign-in knows you; this system does not yet. Ask an administrator to introduce you.',
  },
  another_person_answered: {
    zh: '重新登录的不是原来的用户。请由本人重新登录，或先退出。',
    en: 'Somebody else signed in than before. Sign in as yourself, or sign out first.',
  },
}

/** The page; the code and the number of the request are for whoever is asked for help. */
export function refusedPage(code: string, request: string): string {
  const { zh, en } = words[code] ?? again
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>未能登录 · Not signed in</title><link rel="stylesheet" href="/api/docs/style.css"></head>
<body><main><h1>未能登录</h1><p>${zh}</p><h2 lang="en">Not signed in</h2><p lang="en">${en}</p>
<p><a class="way-out" href="/api/sign-in">重新登录 · <span lang="en">Sign in again</span></a></p>
<p><a class="way-out" href="/">返回首页 · <span lang="en">To the first page</span></a></p>
<p><small>${code} · ${request}</small></p></main></body></html>
`
}
