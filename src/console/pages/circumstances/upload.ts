// Sends a file as it is, telling how far it is; the browser's fetch cannot tell.

import {
  type Answer,
  AskFailed,
  addressOf,
  csrfHeader,
  lost,
  problemFrom,
  type Question,
} from '../../client/ask.ts'

type Route = 'POST /api/customers/{customer}/documents'

interface Upload extends Question<Route> {
  readonly file: File
  readonly onProgress: (percent: number) => void
}

/** What was answered, where it is JSON; something between us and the server may answer in its own words. */
function bodyOf({ responseText }: XMLHttpRequest): unknown {
  try {
    return JSON.parse(responseText)
  } catch {
    return undefined
  }
}

/** Uploads a document of a customer. Throws `AskFailed` as every question does. */
export function upload({ path, query, file, onProgress }: Upload): Promise<Answer<Route>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf('/api/customers/{customer}/documents', { path, query }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100))
    request.onerror = () => reject(lost('', false))
    request.onload = () => {
      const body = bodyOf(request)
      if (request.status === 201 && body !== undefined) resolve(body as Answer<Route>)
      else reject(new AskFailed(problemFrom(request.status, body)))
    }
    request.send(file)
  })
}
