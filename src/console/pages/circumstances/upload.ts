// Sends a file as it is, telling how far it is; the browser's fetch cannot tell.

import {
  type Answer,
  AskFailed,
  addressOf,
  csrfHeader,
  type Problem,
  type Question,
} from '../../client/ask.ts'

type Route = 'POST /api/customers/{customer}/documents'

interface Upload extends Question<Route> {
  readonly file: File
  readonly onProgress: (percent: number) => void
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
    request.onerror = () => reject(new AskFailed({ code: 'unreachable', detail: '', status: 0 }))
    request.onload = () => {
      const body: unknown = JSON.parse(request.responseText || '{}')
      if (request.status === 201) resolve(body as Answer<Route>)
      else reject(new AskFailed(body as Problem))
    }
    request.send(file)
  })
}
