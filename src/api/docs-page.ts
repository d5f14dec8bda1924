// The description of the API as one page to read, with nothing from elsewhere and no script.

import type { OpenApi, Operation, Parameter } from './openapi.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => escapes[letter]!)

/** The page. */
export function docsPage(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
  )
  const topics = [...new Set(operations.map(({ operation }) => operation.tags[0]!))].sort()
  const sections = topics.map((topic) => {
    const own = operations.filter(({ operation }) => operation.tags[0] === topic)
    return `<section><h2>${escaped(topic)}</h2>${own.map(operationHtml).join('')}</section>`
  })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Reprieve API</title><link rel="stylesheet" href="/api/docs/style.css"></head>
<body><main><h1>Reprieve API</h1><p>${escaped(document.info.description)}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1</a></p>${sections.join('')}</main></body></html>
`
}

interface Listed {
  readonly address: string
  readonly method: string
  readonly operation: Operation
}

function operationHtml({ address, method, operation }: Listed): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  const verb = operation['x-verb'] === undefined ? 'open' : operation['x-verb']
  const body = requestBody?.content['application/json']?.schema
  const answer = Object.values(responses)[0]?.content?.['application/json']?.schema
  const answers = Object.entries(responses).map(
    ([status, answer]) => `<tr><td>${status}</td><td>${escaped(answer.description)}</td></tr>`,
  )
  return `<article id="${operationId}"><h3><code>${method.toUpperCase()} ${escaped(address)}</code></h3>
<p>${escaped(summary)}${description === undefined ? '' : `. ${escaped(description)}`}</p>
<p>Verb: <code>${verb}</code></p>
${parameters.length === 0 ? '' : `<table>${parameters.map(parameterHtml).join('')}</table>`}
${body === undefined ? '' : `<details><summary>Body</summary>${schemaHtml(body)}</details>`}
<details><summary>Answers</summary><table>${answers.join('')}</table>${answer === undefined ? '' : schemaHtml(answer)}</details></article>`
}

const schemaHtml = (schema: object): string => `<pre>${escaped(JSON.stringify(schema, null, 2))}</pre>`

const parameterHtml = ({ name, in: place, required, description = '' }: Parameter): string =>
  `<tr><td><code>${escaped(name)}</code></td><td>${place}${required ? ', required' : ''}</td><td>${escaped(description)}</td></tr>`

export const docsStyle = `body{font:16px/1.5 system-ui,"Noto Sans SC",sans-serif;margin:0;color:#1d2129;background:#fff}
main{max-width:60rem;margin:0 auto;padding:1rem}article{border-top:1px solid #ddd;padding:.5rem 0}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;background:#f6f7f9;padding:.5rem}
.way-out{display:inline-block;padding:.5rem 0}table{border-collapse:collapse}td{padding:.1rem .8rem .1rem 0;vertical-align:top}a{color:#a4001d}
`
