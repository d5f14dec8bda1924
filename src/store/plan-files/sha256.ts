// SHA-256 of a text, in hexadecimal.

import { createHash } from 'node:crypto'

export const sha256OfText = (text: string): string => createHash('sha256').update(text).digest('hex')
