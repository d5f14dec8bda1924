// Switches the language of everything on the page, at once and without loading anew.

import { Button } from 'antd'
import { useSpeech } from '../words/language.tsx'

export function LanguageSwitch() {
  const { say, language, speak } = useSpeech()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      type="text"
      className="language-switch"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => speak(other)}
    >
      {say('otherLanguage')}
    </Button>
  )
}
