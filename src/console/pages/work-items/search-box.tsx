// One box for whatever somebody on the telephone can say.

import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useAddressFilter } from '../../states/address-filter.ts'
import { useSpeech } from '../../words/language.tsx'
import { searchFrom } from './wish.ts'

export function SearchBox() {
  const { say } = useSpeech()
  const id = useId()
  const { chosen, choose } = useAddressFilter()
  const [text, setText] = useState(chosen('search'))
  return (
    <search>
      <form
        className="row no-print"
        onSubmit={(event) => {
          event.preventDefault()
          choose('search', searchFrom(text))
        }}
      >
        <span className="field inbox-search">
          <label htmlFor={id}>{say('searchInbox')}</label>
          <Input
            id={id}
            value={text}
            maxLength={90}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </span>
        <Button htmlType="submit" type="primary">
          {say('searchNow')}
        </Button>
        {chosen('search') !== '' && (
          <Button
            onClick={() => {
              setText('')
              choose('search', '')
            }}
          >
            {say('searchCleared')}
          </Button>
        )}
      </form>
    </search>
  )
}
