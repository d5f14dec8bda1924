// The words of the overview and of the work items.

export const homeWords = {
  overview: { zh: '政策总览', en: 'The programme at a glance' },
  declaredOn: { zh: '宣布日 {day}', en: 'Declared {day}' },
  dayOfProgramme: { zh: '第 {count} 天（截至 {day}）', en: 'Day {count} (as of {day})' },
  promisesKept: { zh: '已兑现（经账册核实）', en: 'Promises kept (shown by a book)' },
  promisesOpen: { zh: '尚未兑现', en: 'Promises not kept yet' },
  promisesBroken: { zh: '违规催收（不可撤回）', en: 'Calls that broke the promise' },
  newestPlan: { zh: '最新方案', en: 'Newest plan' },
  openItems: { zh: '未办结待办', en: 'Open work items' },
  moreThan: { zh: '超过 {count}', en: 'more than {count}' },
  trend: { zh: '各日方案的更正笔数', en: 'Corrections from plan to plan' },
  noProgramme: { zh: '尚未发布政策。', en: 'No programme is published yet.' },
  noPlanYet: { zh: '尚未起草方案。', en: 'No plan is drafted yet.' },
  whereOpen: { zh: '尚未兑现之处', en: 'Where promises are open' },
  age: { zh: '已等待', en: 'Age' },
  plan: { zh: '方案', en: 'Plan' },
  closeItem: { zh: '办结', en: 'Close' },
  outcomeOfItem: { zh: '办理结果', en: 'What came of it' },
  refusedMatter: { zh: '被系统拒绝（代码 {code}）', en: 'Refused by a system (code {code})' },
  undoMatter: { zh: '撤销时须人工决定（代码 {code}）', en: 'To decide after an undo (code {code})' },
} as const
