// What the page one is on is for: one paragraph, on every page, at the same place.

import { useState } from 'react'
import { matchRoutes, useLocation } from 'react-router'
import { helpWords } from '../words/help.ts'
import { useSpeech } from '../words/language.tsx'
import type { Words } from '../words/say.ts'
import { Modal } from './modal.tsx'

const patterns = Object.keys(helpWords).map((path) => ({ path }))

/** The paragraph of the page at an address. */
function helpAt(pathname: string): Words {
  const path = matchRoutes(patterns, pathname)?.[0]?.route.path ?? '*'
  return (helpWords as Readonly<Record<string, Words>>)[path]!
}

export function Help() {
  const { say, language } = useSpeech()
  const { pathname } = useLocation()
  const [isOpen, open] = useState(false)
  return (
    <>
      <button type="button" className="plain-button" onClick={() => open(true)}>
        {say('help')}
      </button>
      {isOpen && (
        <Modal title={say('whatThisPageIsFor')} close={() => open(false)} className="drawer">
          <p>{helpAt(pathname)[language]}</p>
          <p className="quiet">{say('helpKeys')}</p>
        </Modal>
      )}
    </>
  )
}
