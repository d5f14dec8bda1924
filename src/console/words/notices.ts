// The words of telling customers: on the page of a plan, and on that of a customer.

export const noticeWords = {
  tellCustomers: { zh: '告知客户', en: 'Tell the customers' },
  tellOnwards: { zh: '继续发送', en: 'Send what waits' },
  tellNeedsVerdict: {
    zh: '核验后方可告知：只告知账册中读到的。',
    en: 'It must be verified first. Customers are told only what a book shows.',
  },
  tellNothingDone: { zh: '账册中没有已完成的更正。', en: 'No correction is done.' },
  toldCustomers: { zh: '客户告知', en: 'Telling the customers' },
  toldLead: {
    zh: '每位客户一条短信，只写已完成且仍有效的更正，不写原因。短信只在允许联系的时段发送；未送达的改发信函。',
    en: 'One message for each customer, of what is done and stands, without the reason. Messages go out within the hours of contact; where none arrives, a letter does.',
  },
  toldOf: { zh: '已告知 {told} / {all} 位客户', en: '{told} of {all} customers were told' },
  toldMaking: { zh: '正在生成告知。', en: 'The notices are being made.' },
  toldReportDays: {
    zh: '发出 {days} 天后仍无送达报告的，按未送达处理，不再查询；迟到的报告仍予采信。',
    en: 'Without a delivery report {days|a day|# days} after it went out, a message counts as not delivered and is not asked about any more; a late report still counts.',
  },
  noticesWaitUntil: { zh: '待发短信将于 {instant} 起发送。', en: 'What waits is sent from {instant} on.' },
  lettersToPrint: {
    zh: '请打印 {count} 封信函寄给短信未送达的客户；每封按查看客户留痕。',
    en: 'Print {count|# letter to the customer|# letters to the customers} whom no message reached. Each is kept as a look at its customer.',
  },
  noticesOfCustomer: { zh: '告知记录', en: 'What the customer was told' },
  noNotices: {
    zh: '尚未告知过这位客户。方案执行并经次日账册核验后，由运营人员统一告知。',
    en: 'This customer was told nothing yet. Customers are told once a plan is applied, and a later book shows it, by operations.',
  },
  noticeMade: { zh: '{instant} 生成', en: 'made {instant}' },
  noticeSent: { zh: '{instant} 发出', en: 'sent {instant}' },
  noticeDelivered: { zh: '{instant} 送达', en: 'delivered {instant}' },
  noticeFailed: { zh: '{instant} 短信未送达', en: 'no message arrived, {instant}' },
  noticeWaitsUntil: { zh: '{instant} 起发送', en: 'to be sent from {instant} on' },
  noticeReportUntil: {
    zh: '送达报告等至 {day}，逾期改寄信函',
    en: 'its delivery report is awaited until {day}, then a letter is due',
  },
  noticeInEnglish: {
    zh: '英文含义（短信只发中文）：',
    en: 'What it says in English (the message goes out in Chinese):',
  },
  letterInEnglish: {
    zh: '信函中，中文之后附英文：',
    en: 'In the letter the English stands below the Chinese:',
  },
  noticePlan: { zh: '依据的方案', en: 'The plan behind it' },
} as const

export const noticeCodeWords = {
  notice: {
    waiting: { zh: '待发', en: 'Waiting' },
    unknown: { zh: '未得答复，将再核对', en: 'Not answered, asked again' },
    sent: { zh: '已发出', en: 'On its way' },
    delivered: { zh: '已送达', en: 'Delivered' },
    failed: { zh: '待寄信函', en: 'To be sent as a letter' },
  },
  noticeChannel: {
    message: { zh: '短信', en: 'Short message' },
    letter: { zh: '信函', en: 'Letter' },
  },
  noticeFailure: {
    no_number: { zh: '没有手机号', en: 'no phone on file' },
    number_not_in_service: { zh: '号码不可用', en: 'number not in service' },
    absent_subscriber: { zh: '用户无法接收', en: 'subscriber not reached' },
    no_report: { zh: '没有送达报告', en: 'no delivery report' },
    not_said: { zh: '原因未告知', en: 'reason not said' },
  },
} as const
