// R25: what people write is shown as text; the console puts no markup of theirs into a page and runs nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { sourceFiles } from '../tidy/sources.ts'

const console_ = sourceFiles('src/console').filter(({ isTest }) => !isTest)

const raw =
  /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(|rehype-?raw|srcdoc/i

test('R25 nothing that people write is put into a page as markup or run', () => {
  assert.deepEqual(
    console_.filter(({ text }) => raw.test(text)).map(({ path }) => path),
    [],
  )
})

test('R25 markdown of an author becomes text and harmless elements: no script, no event, no foreign scheme', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[go](javascript:alert(1))',
    '[go](data:text/html;base64,PHNjcmlwdD4=)',
    '<svg/onload=alert(1)>',
    '[x]: vbscript:alert(1)\n[x]',
    '<a href="javascript:alert(1)">x</a>',
    '`<script>`',
  ].join('\n\n')
  const element = createElement(Markdown, { remarkPlugins: [remarkGfm] }, hostile)
  const html = renderToStaticMarkup(element)
  assert.ok(
    !/<(?:script|svg|iframe)|<[^>]+\son\w+=|(?:href|src)="(?:javascript|vbscript|data):/i.test(html),
    html,
  )
})
