// The words of people, roles, tokens and one's own account.

export const peopleWords = {
  theSystem: { zh: '系统', en: 'the system' },
  nameWithId: { zh: '{name}（{id}）', en: '{name} ({id})' },
} as const
