// The words of the demo's story, in Chinese and English.

import type { Words } from '../../programmes/index.ts'
import type { Language } from '../../reconcile/index.ts'

export const demoWords = {
  title: {
    zh: 'Reprieve 纾困：找出一省账册里每一个没有兑现的承诺，纠正它，并证明它。',
    en: 'Reprieve: find every broken promise in the books of a province, correct it, and prove it.',
  },
  synthetic: {
    zh: '演示数据全部为合成；核心、银行卡、征信、催收与短信系统均为模拟器，会丢失和重复应答。',
    en: 'All people are synthetic. Core, cards, bureau, dialler and message gateway are simulators that lose and repeat answers.',
  },
  database: { zh: '数据库', en: 'database' },
  databaseDone: { zh: '就绪', en: 'ready' },
  province: { zh: '演示省份', en: 'demo province' },
  provinceDone: {
    zh: '{customers} 名客户，{loans} 笔贷款，{cards} 张信用卡，{charges} 笔费用',
    en: '{customers|# customer|# customers}, {loans|# loan|# loans}, {cards|# card|# cards}, {charges|# charge|# charges}',
  },
  kept: { zh: '已有，沿用', en: 'kept from before' },
  check: { zh: '检查政策', en: 'check the programme' },
  checkDone: {
    zh: '{rows} 行规则、{terms} 项条款、{cases} 个案例全部通过',
    en: '{rows|# row|# rows}, {terms|# term|# terms} and {cases|# case|# cases}, no findings',
  },
  publish: { zh: '发布政策', en: 'publish the programme' },
  publishDone: {
    zh: '第 {version} 版：{author}起草，{approver}批准',
    en: 'version {version}: written by {author}, approved by {approver}',
  },
  outlets: { zh: '网点报告服务', en: 'outlets report' },
  outletsDone: {
    zh: '{outlets} 个网点',
    en: '{outlets|# outlet says what it serves|# outlets say what they serve}',
  },
  night: { zh: '── {day} 夜 ──', en: '── The night of {day} ──' },
  import: { zh: '导入账册', en: 'import the book' },
  importDone: {
    zh: '{accounts} 个账户，{quarantined} 行搁置',
    en: '{accounts|# account|# accounts}, {quarantined|# row|# rows} quarantined',
  },
  draft: { zh: '起草方案', en: 'draft the plan' },
  draftDone: { zh: '{corrections} 项更正', en: '{corrections} to correct' },
  approve: { zh: '批准方案', en: 'approve the plan' },
  approveDone: { zh: '{drafter}起草，{approver}批准', en: 'drafted by {drafter}, approved by {approver}' },
  apply: { zh: '执行方案', en: 'apply the plan' },
  applyDone: {
    zh: '接受 {accepted}，拒绝 {refused}，无应答 {unknown}',
    en: '{accepted} accepted, {refused} refused, {unknown} without an answer',
  },
  extract: { zh: '取次日数据', en: "take the next day's extract" },
  verify: { zh: '次日核验', en: 'verify on the next book' },
  verifyDone: {
    zh: '已兑现 {done}，未完成 {open}，被撤回 {undone}',
    en: '{done} done, {open} still open, {undone} undone by others',
  },
  tell: { zh: '告知客户', en: 'tell the customers' },
  tellDone: {
    zh: '{customers} 位客户各一条告知，在联系时段内发送',
    en: '{customers|# notice|# notices}, sent within the hours of contact',
  },
  customers: { zh: '客户可查', en: 'make customers findable' },
  customersDone: {
    zh: '{customers} 名客户，加密保存',
    en: '{customers|# customer|# customers}, sealed',
  },
  verdict: { zh: '── 结论 ──', en: '── Verdict ──' },
  nothingLeft: {
    zh: '{day} 的账册上没有任何需要更正之处。',
    en: 'Nothing is left to correct in the book of {day}.',
  },
  stillLeft: {
    zh: '{day} 的账册上仍有 {corrections} 项更正。',
    en: 'Still to correct in the book of {day}: {corrections}.',
  },
  balanced: {
    zh: '账平：接受 {accepted} 元，账上 {booked} 元，分毫不差；另有 {found} 元虽无应答，账上已有。',
    en: 'The books balance to the fen: {accepted} yuan accepted, {booked} booked; {found} more stand there without an answer.',
  },
  unbalanced: {
    zh: '账不平：接受 {accepted} 元，账上 {booked} 元。',
    en: 'The books do not balance: {accepted} yuan accepted, {booked} booked.',
  },
  evidence: {
    zh: '证据链 {entries} 条，校验无误，根 {root}…',
    en: 'The evidence log holds {entries|# entry|# entries} and verifies; root {root}…',
  },
  evidenceBroken: {
    zh: '证据链校验不通过，共 {findings} 处',
    en: 'The evidence log does not verify: {findings|# finding|# findings}',
  },
  forPeople: { zh: '需人工处理的事项：{items}', en: 'Left for people: {items}' },
  further: { zh: '继续查看：', en: 'To look further:' },
  explainHint: {
    zh: '某账户的每一天、每一分、每一条规则',
    en: 'every day, amount and rule behind a correction',
  },
  serveHint: { zh: '在浏览器中打开操作台', en: 'open the console in a browser' },
  showHint: { zh: '完整方案', en: 'the whole plan' },
  simulateHint: {
    zh: '在全部账册上试算另一版政策',
    en: 'try another version of the programme on the whole book',
  },
  console: { zh: '操作台：{address}', en: 'Console: {address}' },
  signInAs: {
    zh: '登录人员（演示，无需密码）：',
    en: 'People to sign in as (a demonstration, without passwords):',
  },
  untilStopped: { zh: '按 Ctrl-C 结束。', en: 'Ctrl-C ends it.' },
  evidenceHint: { zh: '重新校验证据链', en: 'check the evidence log again' },
} as const satisfies Record<string, Words>

export type DemoWord = keyof typeof demoWords
export type Say = (word: DemoWord, values?: Readonly<Record<string, string | number>>) => string

/** `{count}`, or `{count|# day|# days}` where English says one and more differently. */
const blank = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g

export const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    demoWords[word][language].replace(blank, (_, name: string, one?: string, more?: string) => {
      const value = String(values[name])
      return (value === '1' ? one : more)?.replaceAll('#', () => value) ?? value
    })
