// The port to whoever carries short messages: each message goes out once under its id, however often it is handed over.

/** A message as it is handed over; nothing of it is kept or logged by us but its id. */
export interface Message {
  /** The idempotency key: handed over again, it is answered again and not sent again. */
  readonly id: string
  readonly phone: string
  readonly text: string
}

export interface MessageAnswer {
  readonly id: string
  readonly outcome: 'accepted' | 'refused'
  /** Why it was refused, in snake_case. */
  readonly code?: string
}

/** What became of a message that was accepted. */
export interface DeliveryReport {
  readonly id: string
  readonly outcome: 'delivered' | 'undeliverable'
  readonly code?: string
}

export interface MessageGateway {
  /**
   * Answers may come in any order, twice, or not at all: a message without an answer is unknown and is handed over again
   * later. Throws when the line breaks; then all of them are unknown.
   */
  submit(messages: readonly Message[]): Promise<readonly MessageAnswer[]>
  /**
   * What is known of accepted messages; one that is still under way has no report. Reports of messages that are not asked
   * about any more come without being asked for, also where `ids` is empty. Throws when the line breaks.
   */
  reports(ids: readonly string[]): Promise<readonly DeliveryReport[]>
}
