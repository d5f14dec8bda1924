// The names of cases and the notes of terms that come with the product, in Chinese: the files say them in English, and what
// stands in a file is part of the digest of its version and of every plan drafted under it.

/** Chinese for a text of the shipped policies; undefined for what a bank wrote itself. */
export const shippedInChinese = (text: string): string | undefined =>
  Object.hasOwn(shippedTexts, text) ? shippedTexts[text] : undefined

export const shippedTexts: Readonly<Record<string, string>> = {
  'the nurse paid a late fee in the window and gets it back': '护士在纾困期内交了违约金，予以退还',
  'the nurse has not paid the late fee yet, so it waits to be collected and is refunded then':
    '护士尚未交违约金，先收取、后退还',
  'late fees of the first and the last day of the window are refunded, those of the day before and the day after are not':
    '纾困期首日和末日的违约金退还，前一日和后一日的不退',
  'a late fee on a postponed statement is refunded until the new due day':
    '账单还款日延后的，新还款日之前的违约金退还',
  'fees that are not late fees stay': '违约金以外的费用照收',
  "the husband is in hospital and the wife's card is relieved": '丈夫住院，妻子的信用卡纾困',
  'the taxi driver lost his income, which does not cover his card': '出租车司机失去收入，其信用卡不适用',
  'a kind that does not cover a card is refused before its evidence is looked at':
    '情形不适用于信用卡的，不看证明即不予认定',
  'on the day before the window nothing is held': '纾困期前一日，不暂停任何催收',
  'from the first day of the window no personal loan is collected on any of the three channels':
    '自纾困期首日起，三个渠道均不催收个人贷款',
  'on the last day of the window and on the day after nothing resumes by itself':
    '纾困期末日和后一日，催收不自动恢复',
  'collection of cards goes on for those who are not covered': '不适用人员的信用卡照常催收',
  'a covered cardholder is left alone until the postponed due day':
    '适用人员的信用卡在延后的还款日之前不催收',
  'a covered cardholder without postponed debt is left alone until the last day of the window, from the day the bank knew':
    '没有延后还款的适用持卡人，自本行知悉之日起至纾困期末日不催收',
  'on the day after the window the hold of a cardholder without postponed debt is released':
    '没有延后还款的持卡人，纾困期后一日恢复催收',
  'pending evidence grants nothing and stops collection': '证明待核实的，暂不给予纾困，但停止催收',
  'overdue months of a patient are corrected as if nothing had been overdue': '患者的逾期月份按未逾期调整',
  'of a debt overdue since December only the days of the window are taken out of the record':
    '去年十二月起逾期的，征信中只剔除纾困期内的天数',
  'who lost the income keeps the record of a debt overdue since December':
    '失去收入来源的，去年十二月起的逾期记录保留',
  'who lost the income is reported by the adjusted schedule, so a postponed debt is not overdue':
    '失去收入来源的，按调整后的还款安排报送，延后的还款不算逾期',
  'a month is looked at on its last day and not on the day before': '征信月份以当月末日为准，不看前一日',
  'a record worse than its own arithmetic is corrected and shown to a person':
    '征信记录比实际逾期更差的，予以调整并交人工核对',
  'a debt due on the day before the window is not postponed': '纾困期前一日到期的还款不延后',
  'a debt due on the first day of the window is postponed by three months': '纾困期首日到期的还款延后三个月',
  'a debt due on the last day of the window is postponed by three months': '纾困期末日到期的还款延后三个月',
  'a debt due on the day after the window is not postponed': '纾困期后一日到期的还款不延后',
  'a debt paid on its due day is not postponed': '到期日已还的不延后',
  'no debt is postponed beyond the final day of its loan': '任何还款都不延至贷款终止日之后',
  'who left isolation on the day before the window is refused': '纾困期前一日已解除隔离的，不予认定',
  'who left isolation on the first day of the window is covered': '纾困期首日解除隔离的，适用',
  'who fell ill on the last day of the window is covered': '纾困期末日患病的，适用',
  'who fell ill on the day after the window is refused': '纾困期后一日患病的，不予认定',
  'nobody is covered before the window begins': '纾困期开始之前，任何人都不适用',
  'a customer without circumstances has no entitlement': '没有相关情形的客户不享受纾困',
  'rejected evidence is refused before the region is looked at': '证明未通过的，不看地区即不予认定',
  'a region without window is refused before the days are looked at': '地区没有纾困期的，不看日期即不予认定',
  'a circumstance outside the window is refused before its evidence is looked at':
    '情形不在纾困期内的，不看证明即不予认定',
  'pending evidence is refused last': '证明待核实的，最后才不予认定',
  'one verified circumstance grants although another is still pending':
    '一项情形已核实即可认定，另一项待核实不影响',
  "the husband is in hospital and the wife's mortgage is relieved, with the penalty interest she paid refunded":
    '丈夫住院，妻子的住房贷款纾困，已交罚息退还',
  'the taxi driver lost his income and his loan is postponed': '出租车司机失去收入，其贷款延后还款',
  'who was listed as a defaulter only because of days in the window is taken off the list':
    '仅因纾困期内的天数列入违约名单的，移出名单',
  'of penalty interest on 100,000.00 at 7.35 % the 21 days from 5 to 25 February are waived, 428.75':
    '本金 100,000.00 元、年利率 7.35% 的罚息，免收 2 月 5 日至 25 日共 21 天，计 428.75 元',
  'penalty interest that was already paid is refunded, and the overdue month is restored':
    '已交的罚息退还，逾期月份恢复正常',
  'an application on the last day of the window is too early': '纾困期末日申请，为时过早',
  'an application on the day after the window is in time': '纾困期后一日申请，有效',
  'an application on the last day of the year is in time': '年末最后一日申请，有效',
  'an application on the first day of the next year is too late': '次年首日申请，已逾期限',
  'hardship that is not verified yet grants nothing': '困难尚未核实的，不予认定',
  'verified hardship does not relieve a card': '困难已核实，信用卡仍不适用',
  'verified hardship of the spouse grants a loan that was refused in the window':
    '配偶困难经核实的，纾困期内未认定的贷款予以认定',
  "an injured customer's loan is postponed to fifteen days after the flood":
    '受伤客户的贷款延至洪水结束后十五日',
  "in the city flooded first the window is the city's own": '最先受灾的城市适用本市的纾困期',
  'a debt due on the first day, one on the last and one on the day after the window':
    '纾困期首日、末日和后一日到期的还款各一笔',
  'a product the programme does not speak of is refused before the days are looked at':
    '政策未提及的产品，不看日期即不予认定',
  'who lost the income is refused before it is asked whose income it was':
    '失去收入来源的，不问是谁的收入即不予认定',
  'the spouse of a rescuer is refused before the evidence is looked at': '救援人员的配偶，不看证明即不予认定',
  'a debt of a person in hospital that falls due on the first day is postponed': '住院人员首日到期的还款延后',
  'a debt that fell due on the day before is not postponed': '前一日到期的还款不延后',
  'who lost the income is referred to an arrangement of their own': '失去收入来源的，转为单独商定还款安排',
  'the spouse of a rescuer is not covered': '救援人员的配偶不适用',
  'the mark-up of penalty interest on 100,000.00 for 21 days is waived, 142.92, and the contract rate stays':
    '本金 100,000.00 元 21 天的罚息加收部分免收 142.92 元，合同利率部分照收',

  'The instrument protects the whole epidemic period of a covered person, not only the days in hospital.':
    '公告保护适用人员的整个疫情期间，不限于住院的日子。',
  'Postponed by months from the due day of the contract; the alternative is to the end of the window.':
    '自合同还款日起按月延后；另一种取值是延至纾困期结束。',
  'The instrument says suitable and reasonable and gives no number; the owner decided on three months.':
    '公告只说“适当”“合理”，未写数字；由主办部门定为三个月。',
  'A debt is postponed at the earliest 31 days before it falls due, so that every statement is seen once.':
    '最早在到期前 31 天延后，使每期账单恰好看到一次。',
  'Counts only where debts are postponed to the end of the window.': '仅在延至纾困期结束时计算。',
  'The days of the window are not counted as overdue, also for debts due before the window.':
    '纾困期内的天数不计为逾期，纾困期之前到期的还款也一样。',
  'The whole penalty interest of a protected day is forgiven, not only its mark-up over the contract rate.':
    '受保护日期的罚息全部减免，不限于高出合同利率的部分。',
  'The instrument names 违约金 and other related fees; the owner decided on 违约金 alone, and not on interest.':
    '公告写明“违约金等相关费用”；主办部门定为仅违约金，不含利息。',
  'The loan system waives what is not yet paid and refunds what is.': '贷款系统对未交的免收，对已交的退还。',
  'The bank lists a customer as a defaulter above 90 days past due; relieved days are not counted.':
    '本行将逾期超过 90 天的客户列入违约名单；纾困的天数不计。',
  'The sentence speaks of personal loans and not of the four groups, so it is read as all personal loans.':
    '该句说的是个贷，未限定四类人员，故理解为全部个人贷款。',
  'The instrument names no closing day and no share; the owner decided on the end of the year and the whole.':
    '公告未写截止日和比例；主办部门定为截至年末、全部减免。',
  'The card system cannot suppress a posted fee; it is charged first and refunded once it has been paid.':
    '信用卡系统不能撤下已入账的费用；先收取，交后退还。',
  'Postponed to the end of the window and the days of grace below, not by months.':
    '延至纾困期结束再加下列宽限天数，不按月延后。',
  "Counted from the last day of the window of the customer's region.": '自客户所在地区纾困期末日起算。',
  'The other choice is circumstance_days, the days of the circumstance alone.':
    '另一种取值是仅保护情形存续的日子。',
  'The contract rate is still due; only the mark-up of penalty interest is waived.':
    '合同利率部分照收，只减免罚息加收部分。',
  'Only covered persons are left alone; the other choice is all.':
    '只对适用人员暂停催收；另一种取值是全部个人贷款。',
}
