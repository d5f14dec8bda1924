// An open item that closes by itself, because what it waited for was decided.

import { useEffect, useRef } from 'react'
import type { WorkItem } from './work-items-page.tsx'

/** Tells once that an item which was open is done, whoever closed it. */
export function useWhenClosed(state: WorkItem['state'], onClosed: () => void): void {
  const wasOpen = useRef(state === 'open')
  useEffect(() => {
    if (!wasOpen.current || state !== 'done') return
    wasOpen.current = false
    onClosed()
  })
}
