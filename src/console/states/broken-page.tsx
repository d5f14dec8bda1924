// A defect of the console itself: said plainly, with the way to load the page anew.

import { useRouteError } from 'react-router'
import { Failed } from './failed.tsx'

export function BrokenPage() {
  const error = useRouteError()
  return (
    <main className="door">
      <Failed error={error} again={() => window.location.reload()} />
    </main>
  )
}
