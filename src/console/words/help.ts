// What each page is for, in one paragraph, by its address in the router.

export const helpWords = {
  '/': {
    zh: '总览告诉您政策执行到了哪一步：哪些承诺已经兑现、哪些尚未兑现、哪些盟市差得最多。第一次使用时，先看“未兑现承诺”，再看“未办结待办”。',
    en: 'The overview says how far the programme has come: which promises are kept, which are open, and which leagues are furthest behind. On your first day, look at the promises not kept, then at the open work items.',
  },
  '/plans': {
    zh: '方案把当晚账册与政策承诺之间的每一处差异列成一笔更正。等待审批的排在最前。方案经另一人批准后才会执行，批准之前不会改动任何系统。',
    en: 'A plan lists every difference between the book of a night and the programme as a correction. Those that wait for a decision come first. Nothing is changed anywhere before a second person approves.',
  },
  '/plans/:plan': {
    zh: '先看顶部的合计，再看分措施、分盟市的明细，最后由起草人以外的人批准或退回。批准后可以执行；次日账册到达后核验，只有核验过的才算完成。',
    en: 'Read the totals first, then the measures and leagues; then somebody other than the drafter approves it or sends it back. Once approved it is applied; the next book verifies it, and only what is verified counts as done.',
  },
  '/plans/:plan/corrections': {
    zh: '逐笔查看方案中的更正。筛选条件写在地址里，把地址发给同事，对方看到的内容相同（限其权限范围）。点击账户可以查看原因。',
    en: 'The corrections of a plan one by one. The filters are in the address: a colleague who opens it sees the same, within their own rights. An account leads to the reasons.',
  },
  '/plans/:plan/outcomes': {
    zh: '方案的更正各自的办理结果：系统如何答复，账册是否已显示。方案页上的每个数字都通向这里的对应清单。',
    en: 'What became of each correction of the plan: what the system answered, and what the book showed. Every number on the plan’s page leads to its list here.',
  },
  '/plans/:plan/accounts/:account': {
    zh: '说明一个账户为什么得到或没有得到纾困：何时受保护、哪些费用应减免、哪些月份的征信应更正，以及依据。',
    en: 'Why one account receives what it receives, or does not: which days are protected, which charges are waived, which months of the credit record are amended, and on what ground.',
  },
  '/work-items': {
    zh: '机器不能决定、需要人来决定的事项，包括等待另一人复核的提交、提议、方案和名单。最先到期的排在最前，逾期的写明依据。能办理的人可以认领、转交；办结后自动打开下一项。',
    en: 'What a machine must not decide, and what somebody submitted, proposed, drafted or imported and a second person decides. What falls due first comes first; what is overdue says by which rule. Take an item or give it to somebody who may do it; once it is closed the next one opens by itself.',
  },
  '/measures': {
    zh: '八项措施按文件顺序排列，每项有自己的指标：数值、截至时间、逐日变化，以及数值背后的清单。写着“系统尚未记录”的，不是零，而是还不知道。',
    en: 'The eight measures in the order of the article, each with its own figures: the value, as of when, night by night, and the list behind it. What is not recorded yet is not zero; it is not known.',
  },
  '/departures': {
    zh: '需要突破政策规定时，在此写明例外、理由、对象和期限。政策起草人或审批人限期答复：同意时附上为此起草的修订，不同意时写明理由；答复在此可见。',
    en: 'Where the programme must be departed from, say here what, why, for whom and until when. The people of the programme answer by a day, with the draft made for it or with a reason; the answer stands here.',
  },
  '/house-rules': {
    zh: '本行自己的规则：办理期限、材料保存、联系限制，每项都有取值、出处、说明和确认人。点击一项规则可以看到历次更改，提议或确认新的取值。',
    en: 'The numbers of the bank itself: deadlines, retention, contact, each with its source and who confirmed it. A rule leads to its history, and to proposing or confirming another value.',
  },
  '/house-rules/:rule': {
    zh: '一项规则的现行规定、等待处理的更改和历次更改。一人提议新取值，写明理由、依据和生效日，另一人对照原来与改后确认或退回；法规的限制不能放宽。',
    en: 'What holds of one rule, what waits, and every change of it. One person proposes a value with reason, source and day; another compares before and after and confirms it or sends it back. A limit of law is never loosened.',
  },
  '/audit': {
    zh: '每一项决定都在这里留有一条不可更改的记录。可以按人员、日期、事件筛选，下载单条证明，或导出一段记录交给监管机构离线核验。',
    en: 'Every decision has an entry here that cannot be changed. Filter by person, day and kind, download the proof of one entry, or export a range that a regulator checks without our database.',
  },
  '/audit/looks': {
    zh: '谁看过哪位客户的信息：按查看人、动作、日期筛选。怀疑有人不当查询客户信息时，从这里查起；点击客户号可看到这位客户的全部查看记录。',
    en: 'Who looked at which customer: by person, by what they did, by day. Begin here where somebody may have looked without need; a customer’s number leads to every look at them.',
  },
  '/people': {
    zh: '机构树显示每个机构里谁担任什么角色。点击姓名可以授予或收回角色；任何人都不能更改自己的角色。',
    en: 'The tree shows who holds which role in each branch. A name leads to giving and ending roles; nobody changes their own.',
  },
  '/people/:person': {
    zh: '一位人员现在和曾经担任的角色、理由和期限。授予角色须写明理由，可以写明到期日。',
    en: 'The roles somebody holds and held, with reason and end. Giving one takes a reason, and may name its last day.',
  },
  '/people/permissions': {
    zh: '每项权限由哪些角色办理、须在哪一级机构担任。此表由程序生成，与服务器实际执行的一致。',
    en: 'Which roles may do what, and where the role must be held. The table is the one the server itself goes by.',
  },
  '/people/tokens': {
    zh: '供本行其他系统使用的令牌：用途、权限、机构和到期日。令牌在您的浏览器中生成，服务器只保存其摘要。',
    en: 'Tokens for other systems of the bank: purpose, rights, branch and end. The secret is made in your browser; the server keeps only its digest.',
  },
  '/people/sign-ins': {
    zh: '谁在什么时候登录、退出或被拒绝，供审计查阅。',
    en: 'Who signed in and out and who was refused at the door, for auditors.',
  },
  '/account': {
    zh: '您的角色、可以办理的事项、正在使用的登录和界面语言。发现不认识的登录，请立即结束。',
    en: 'Your roles, what you may do, your open sessions and your language. End at once a session you do not recognise.',
  },
  '/customers': {
    zh: '按证件号码、卡号、手机号或姓名查找客户。须输入完整内容，结果经过脱敏；查到的每一位客户都会记下是谁查的。',
    en: 'Find a customer by identity number, card, phone or name. Type all of it; what is shown is masked, and of every customer found it is kept who looked.',
  },
  '/customers/:customer': {
    zh: '一位客户的关系、情形、账户与每一项决定及其原因。需要完整信息时须说明用途，查看会被记录。',
    en: 'One customer: relations, circumstances, accounts, and every decision with its reason. To see the data in full, say what for; the look is kept.',
  },
  '/programmes': {
    zh: '政策是本行在突发事件中的承诺。这里列出已公布的版本和等待公布的提交；起草、试算、提交由起草人完成，公布由另一人完成。',
    en: 'A programme is what the bank promises in an emergency. Here are the published versions and the submissions that wait; an author writes, tries and submits, another person publishes.',
  },
  '/programmes/:programme': {
    zh: '政策的现行版本：起止日期、措施、条件、数值及其出处。',
    en: 'The version in force: windows, measures, who is covered, and the numbers with their sources.',
  },
  '/programmes/:programme/versions/:version': {
    zh: '某一版政策的全文。已公布的版本不会再变；要修改，请起草新的版本。网点人员在此查看这一版的变化，再为网点确认知悉。',
    en: 'One version of a programme in full. A published version never changes; to change it, write another. The people of an outlet see here what it changes, then acknowledge it.',
  },
  '/programmes/:programme/versions/:version/print': {
    zh: '供打印和法律审核的全文。',
    en: 'The whole text, for print and for lawyers.',
  },
  '/programmes/:programme/compare': {
    zh: '两个版本逐项比较：改了什么、由多少改为多少。',
    en: 'Two versions side by side: what changed, from what to what.',
  },
  '/programmes/declare': {
    zh: '登记一次突发事件：名称、宣布日、地区、依据文件和措施。登记后立即生成一份可以修改的政策草稿，提交并由另一人公布后才生效。',
    en: 'Declare an emergency: its name, day, regions, paper and measures. It becomes a draft at once; nothing is in force before a second person publishes it.',
  },
  '/programmes/:programme/history': {
    zh: '每一版改了什么、由谁起草、谁审批、依据是什么。',
    en: 'What each version changed, who wrote and who approved it, and why.',
  },
  '/drafts/:draft': {
    zh: '正在起草的政策：逐项填写或直接改文本，随改随存，每次保存都留有记录。检查无误后提交，由没有参与起草的人公布。',
    en: 'A programme being written: fill in the forms or change the text. It saves itself, and every save is kept. Submit it once the check is clean; somebody who wrote none of it publishes.',
  },
  '/submissions/:submission': {
    zh: '一份提交在公布之前：改了什么、检查结果如何、在账册上影响多少人和多少钱，然后公布或退回。',
    en: 'A submission before it is published: what it changes, what the check finds, whom it reaches on the book and what it costs. Then publish it, or send it back.',
  },
  '/redecisions': {
    zh: '发现一项规则当初把人错误地拒绝了？规则更正公布后，在这里选择更正后的版本、当初的拒绝理由或当初版本决策表中错误的行，以及起止账册日，系统逐日查出每一个被拒绝的账户。发起人不能批准相应的方案。',
    en: 'A rule refused people wrongly? Once the corrected version is published, choose that version here, with the refusal or the rows of the table that were wrong, and the nights: every account they refused is found. Whoever asks does not approve the plan.',
  },
  '/redecisions/:redecision': {
    zh: '当初被拒绝的每一个账户、现在的认定、应减免的金额，以及更正走到了哪一步：尚未进入方案、已在方案中、已执行、已核验。名单可整份下载，信函可一次打印。',
    en: 'Everybody refused then, what is decided now, the money, and how far each correction has come: not yet, in a plan, applied, verified. The whole list can be downloaded, and all letters printed at once.',
  },
  '/comparisons/:comparison/accounts/:account': {
    zh: '一个账户在两个版本下的认定并列：是否覆盖、依据什么、各有哪些更正。比较只是试算，不会改动任何系统。',
    en: 'One account under two versions, side by side: whether it is covered and why, and every correction. Comparing changes nothing anywhere.',
  },
  '/services': {
    zh: '各网点自己报告的服务状态。网点负责人一键确认照旧，有变化时写明原因和代办网点；运营人员先看停办的服务，再看未知的网点。',
    en: 'What outlets themselves say they serve. A manager confirms with one tap, and says why and who serves instead when something changed; operations look first at what has stopped, then at what nobody confirmed.',
  },
  '/services/outlets/:node': {
    zh: '一个网点报告过的全部服务状态：何时、何人、什么原因、由谁代办、预计到哪一天。报告只增不改；要更正，就再报告一次。',
    en: 'Everything an outlet ever said of its services: when, who, why, who served instead and until when it was expected to last. Reports are added and never changed; to correct one, report again.',
  },
  '/services/channels/:channel': {
    zh: '热线或线上渠道报告过的全部状态：何时、由谁或哪个系统、什么原因、预计到哪一天。报告只增不改；要更正，就再报告一次。',
    en: 'Everything that was ever said of the hotline or an online channel: when, by whom or by which watching system, why and until when it was expected to last. Reports are added and never changed; to correct one, report again.',
  },
  '/redecisions/:redecision/accounts/:account': {
    zh: '一个账户当初和现在的认定，以及致客户的信。信的文本来自更正后版本的政策内容，金额与系统计算一致；本系统不寄送。',
    en: 'One account then and now, with the letter to its customer. Its text is part of the corrected version and its amounts are those of the arithmetic; it is not sent from here.',
  },
  '/simulate': {
    zh: '在整本账册上试算一个版本：惠及多少人、花多少钱，公布之前就知道。试算不会改动任何系统。',
    en: 'Try a version on the whole book: whom it reaches and what it costs, before it is published. Trying changes nothing.',
  },
  '/circumstances': {
    zh: '网点登记的住院、隔离或转移安置、一线工作、失去收入等情形，在这里由另一人对照材料核实。核实无误的，自下一次账册起计入；不符的写明原因退回。查看材料会留痕。',
    en: 'Hospital stays, quarantine or evacuation, front-line work and lost income that outlets recorded are verified here against their documents by a second person. What is verified counts from the next book; what is wrong is rejected with the reason. Every reading of a document is kept.',
  },
  '/name-lists': {
    zh: '医院、卫健委和用人单位送来的名单：哪些待审核，各行核对结果如何，哪些客户还没有确认。',
    en: 'Lists of hospitals, health commissions and employers: which wait to be checked, what became of their lines, which customers are still to be asked.',
  },
  '/name-lists/new': {
    zh: '导入一份名单：填写送交单位，选择文件，先试读看清每一行，再导入。导入后须由另一人审核。',
    en: 'Import a list: say whose it is, choose the file, try it and see every line, then keep it. A second person checks it afterwards.',
  },
  '/name-lists/:list': {
    zh: '一份名单的全部明细：审核或退回、认定姓名不符的行、下载有误的行退给单位、登记客户的答复。',
    en: 'One list in full: approve it or send it back, rule on names that differ, download the malformed lines for the institution, record what the customers say.',
  },
  '/signed-in-again': {
    zh: '您已重新登录。关闭此页，回到原来的页面继续操作；填好的内容还在。',
    en: 'You have signed in again. Close this page and go on where you were; what you typed is still there.',
  },
  '*': {
    zh: '这个地址没有页面。请从导航进入，或按 Ctrl+K 查找。',
    en: 'There is no page at this address. Use the navigation, or press Ctrl+K to find what you need.',
  },
} as const
