// May this channel contact this person now? Pure: the rule of contact policy, its terms and its words.

export {
  type ContactAnswer,
  type ContactFacts,
  type ContactQuestion,
  codesOfHolds,
  decideContact,
} from './decide.ts'
export { type LetterBlock, type LetterText, type LetterTexts, letterFromText } from './letter-text.ts'
export { instantAt, type LocalTime, localTimeFrom, minutesBetween } from './local-time.ts'
export type { DeliveryReport, Message, MessageAnswer, MessageGateway } from './message-gateway.ts'
export { messagesWaitUntil } from './message-hours.ts'
export {
  type Bank,
  type NoticeFacts,
  type NoticeItem,
  noticeLetter,
  noticeTemplate,
  noticeText,
} from './notice-text.ts'
export type { ContactTerms } from './terms.ts'
export { type ContactCode, contactCodes, contactWordsFor } from './words.ts'
