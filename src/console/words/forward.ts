// A version that came meanwhile: what it says at a draft and at a submission, and the ways on.

export const forwardWords = {
  cameMeanwhile: {
    zh: '第 {version} 版已于 {instant} 公布，由 {author} 起草、{approver} 批准：',
    en: 'Version {version} was published on {instant}, written by {author}, approved by {approver}:',
  },
  draftIsBehind: {
    zh: '这份草稿依据的是第 {base} 版。提交前须并入第 {version} 版，以免把它的内容改回去。',
    en: 'This draft rests on version {base}. Bring it forward to version {version} before it is submitted, so that nothing of that version is undone unseen.',
  },
  sideOfFile: { zh: '采用哪一方', en: 'Whose is taken' },
  fileOfDraft: { zh: '文件', en: 'File' },
  changedBy: { zh: '由谁改动', en: 'Changed by' },
  takeMine: { zh: '草稿', en: 'The draft' },
  takeNewest: { zh: '第 {version} 版', en: 'Version {version}' },
  takeJoined: { zh: '两方都保留', en: 'Both' },
  bringForward: { zh: '并入第 {version} 版', en: 'Bring it forward to version {version}' },
  chooseSides: {
    zh: '两方都改了同一处的文件，请先选择采用哪一方',
    en: 'Choose whose is taken where both changed the same place',
  },
  forwardKeeps: {
    zh: '并入后存为新的一次保存，原来的内容留在修改记录中；提交前可在“有何不同”中核对。',
    en: 'It is kept as a save of its own; what was before stays in the history. See the difference before you submit.',
  },
  restsOnNow: { zh: '自此依据第 {version} 版', en: 'Rests on version {version} from here on' },
  idIsTaken: {
    zh: '编号 {programme} 已有公布的政策。这份草稿须另取编号，已写的内容都保留。',
    en: 'A programme is published as {programme}. This draft needs another id; everything written stays.',
  },
  anotherId: { zh: '另取编号', en: 'Another id' },
  anotherIdHint: {
    zh: '小写字母、数字和短横线，如 flood-2021',
    en: 'Small letters, digits and dashes, such as flood-2021',
  },
  goOnUnderId: { zh: '以新编号继续起草', en: 'Go on under this id' },
  submissionIsBehind: {
    zh: '这份提交依据的是第 {base} 版，不能再公布。请退回，由起草人并入第 {version} 版后重新提交。',
    en: 'It was submitted upon version {base} and is not published any more. Send it back; its author brings it forward to version {version} and submits it again.',
  },
  submissionIdIsTaken: {
    zh: '编号 {programme} 已有公布的政策，这份提交不能再公布。请退回，由起草人另取编号。',
    en: 'A programme is published as {programme}, so this is not published any more. Send it back; its author gives it another id.',
  },
  acceptAnswers: {
    zh: '{count} 个案例都以实得为准…',
    en: 'Let {count|the one case|all # cases} expect this…',
  },
  answersTaken: { zh: '案例将作如下改动', en: 'The cases would read as follows' },
  answersTakenLead: {
    zh: '请逐条核对：仅当右侧正是政策的本意才保留。名称说的若是另一种结果，请随后改名。审批人会在“有何不同”中看到这些改动。',
    en: 'Look at each: keep it only where the right side is what the programme means. Rename a case whose name says otherwise. Who approves sees these changes in the difference.',
  },
  nothingToTake: {
    zh: '这些案例没有可照此改动之处；请在案例文件中修改。',
    en: 'Nothing of these cases can be changed like this. Change them in their file.',
  },
  keepAnswers: { zh: '保留改动（{count} 处）', en: 'Keep what changed ({count})' },
  leaveAnswers: { zh: '不改案例', en: 'Leave the cases' },
  idFirst: { zh: '请先填写编号', en: 'Write an id first' },
  anotherIdFirst: { zh: '先另取编号，再提交', en: 'Give it another id first' },
  againstBase: {
    zh: '与提交时的第 {version} 版比较。',
    en: 'Against version {version}, upon which it was submitted.',
  },
  bringForwardFirst: { zh: '先并入新版本，再提交', en: 'Bring it forward first' },
} as const

export const forwardCodeWords = {
  fileSide: {
    mine: { zh: '草稿', en: 'The draft' },
    theirs: { zh: '新版本', en: 'The newer version' },
    joined: { zh: '两方，不在同一处', en: 'Both, in other places' },
    both: { zh: '两方，在同一处', en: 'Both, in the same place' },
  },
} as const

export const forwardRefusalWords = {
  version_says_the_same: {
    zh: '与现行最新一版内容相同，没有可提交的修改。',
    en: 'The newest version says the same. There is nothing to submit.',
  },
  newer_version_was_published: {
    zh: '在此期间公布了新的一版。请先并入新版本，核对不同之处，再提交。',
    en: 'A newer version was published meanwhile. Bring the draft forward to it, look at the difference, and submit again.',
  },
  files_changed_on_both_sides: {
    zh: '有文件两方都改了同一处，请逐个选择采用哪一方。',
    en: 'Both changed the same place of a file. Choose whose is taken.',
  },
} as const
