// The words of requests to depart from a programme.

export const departureWords = {
  departures: { zh: '特例申请', en: 'Departures' },
  departuresLead: {
    zh: '基层机构不能更改政策。确需例外的，在此提出申请；政策起草人或审批人限期答复：同意（附起草的修订）或不同意（附理由）。',
    en: 'A branch does not change a programme. Where it must depart from one, it asks here; the people of the programme answer by a day: yes, with the draft made for it, or no, with a reason.',
  },
  askDeparture: { zh: '提出特例申请', en: 'Ask to depart' },
  departureWhat: { zh: '申请的例外', en: 'What is to be otherwise' },
  departureWhy: { zh: '理由', en: 'Why' },
  departureFor: {
    zh: '适用对象或地区（请勿填写客户信息）',
    en: 'For whom or where (nothing about customers)',
  },
  departureForWhom: { zh: '适用对象或地区', en: 'For whom or where' },
  departureChooseDraft: { zh: '请选择', en: 'Choose one' },
  departureUntil: { zh: '例外截止日', en: 'Needed until' },
  departureOf: { zh: '政策', en: 'Programme' },
  departureAsked: {
    zh: '申请已提出，政策起草人或审批人将限期答复。',
    en: 'Asked. It is answered within days.',
  },
  departureBy: { zh: '{instant} 提出', en: 'asked {instant}' },
  departureAnsweredBy: { zh: '{instant} 答复', en: 'answered {instant}' },
  departuresEmpty: { zh: '还没有特例申请。', en: 'Nobody has asked to depart from a programme yet.' },
  departureGrant: { zh: '同意', en: 'Grant it' },
  departureDecline: { zh: '不同意', en: 'Decline' },
  departureDraft: { zh: '为此起草的修订', en: 'The draft made for it' },
  departureToAnswer: { zh: '去答复', en: 'Answer it' },
  departureBegin: { zh: '前往政策页面起草修订', en: 'To the programme, to begin a draft' },
  departureNext: {
    zh: '修订已起草，经另一人批准公布后生效',
    en: 'a draft is made for it; it counts once a second person has published it',
  },
  departureDraftHint: {
    zh: '先在“政策”中起草修订，再在此选择。',
    en: 'Begin a draft under Programmes first, then choose it here.',
  },
  departureDeclinedWhy: { zh: '不同意的理由', en: 'Why it is declined' },
  departureDeclinedHint: { zh: '申请人会看到这条理由。', en: 'Who asked reads this reason.' },
  departureNotYours: { zh: '您提出的申请须由他人答复。', en: 'You asked for it; somebody else answers.' },
  departureIncomplete: { zh: '请填写全部栏目', en: 'Fill in every field' },
} as const

export const departureCodeWords = {
  departureAnswer: {
    open: { zh: '待答复', en: 'waits for an answer' },
    granted: { zh: '同意', en: 'granted' },
    declined: { zh: '不同意', en: 'declined' },
  },
} as const

export const departureRefusalWords = {
  until_day_is_past: {
    zh: '例外截止日最早为今日。',
    en: 'A departure is needed until today at the earliest.',
  },
  departure_does_not_exist: { zh: '没有这项申请。', en: 'There is no such request.' },
  asker_may_not_answer: { zh: '须由申请人以外的人答复。', en: 'Somebody else than who asked answers.' },
  departure_is_answered: { zh: '已有答复。', en: 'It is answered.' },
  draft_is_not_for_a_no: { zh: '不同意时不附修订。', en: 'A no needs no draft.' },
  draft_is_missing: { zh: '请选择为此起草的修订。', en: 'Name the draft that was made for it.' },
} as const
