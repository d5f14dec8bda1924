// Journeys of administrators, of whoever works through the inbox, and of anybody who looks for something.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { searchFrom } from '../../src/console/pages/work-items/wish.ts'
import { dayFrom } from '../../src/console/people/day.ts'
import { addDays, dayFromIso, isoFromDay } from '../../src/kernel/index.ts'
import type { Matter } from '../../src/store/index.ts'
import { clock } from '../../src/wiring.ts'
import { openWorld, type World } from './world.ts'

let world: World

const deadline = (days: number) => ({ days, rule: 'bank_promise' })
const matters: readonly Matter[] = [
  { account: 'A0000000901', code: 'over_corrected', target: 'CH1', region: '150302', deadline: deadline(9) },
  { account: 'A0000000902', code: 'over_corrected', target: 'CH2', region: '150302', deadline: deadline(-3) },
  { account: 'A0000000903', code: 'over_corrected', target: 'CH3', region: '150203', deadline: deadline(0) },
]

before(async () => {
  world = await openWorld()
  await world.desk.store.workItems.openMany(world.plan, matters)
})
after(() => world.stop())

test('UX-26 a day is typed as people write it, and a day that does not exist is none', () => {
  const rows = [
    ['2020-04-30', '2020-04-30'],
    ['2020/4/3', '2020-04-03'],
    ['2020年4月3日', '2020-04-03'],
    ['２０２０-０４-３０', '2020-04-30'],
    ['20200430', '2020-04-30'],
    ['2020-02-30', undefined],
    ['2021-02-29', undefined],
    ['30.4.2020', undefined],
    ['tomorrow', undefined],
  ] as const
  assert.deepEqual(
    rows.map(([typed]) => dayFrom(typed)),
    rows.map(([, day]) => day),
  )
})

test('UX-25 of a whole identity number or phone only its end enters an address', () => {
  const rows = [
    ['159900199001010013', '0013'],
    ['15990019900101001x', '001X'],
    ['120 0000 0042', '0042'],
    ['A0000000901', 'A0000000901'],
    [' #12 ', '#12'],
  ] as const
  assert.deepEqual(
    rows.map(([typed]) => searchFrom(typed)),
    rows.map(([, search]) => search),
  )
})

test('X3 an administrator gives a role for a reason until a day and ends it, but not their own', async () => {
  const page = await world.open('saren', { path: '/people' })
  await page.getByRole('row').filter({ hasText: '斯琴' }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: '斯琴' }).waitFor()
  await page.getByText('请选择角色和机构，并写明理由。').waitFor()
  await page.getByRole('combobox', { name: '角色' }).click()
  await page.getByTitle('网点负责人', { exact: true }).click()
  await page.getByRole('combobox', { name: '机构' }).fill('昆都仑')
  await page.getByTitle(/昆都仑支行/).click()
  await page.getByLabel('理由').fill('负责人休假代理')
  await page.getByLabel(/^到期日/).fill('2099-02-30')
  await page.getByText('日期请写成 2020-04-30 的格式').waitFor()
  await page.getByLabel(/^到期日/).fill('2099-12-31')
  await page.getByRole('button', { name: '授予角色' }).click()
  await page.getByRole('heading', { name: '网点负责人 · 昆都仑支行' }).waitFor()
  await page.getByText('至 2099年12月31日').waitFor()
  await page.getByRole('combobox', { name: '角色' }).click()
  await page.getByTitle('网点负责人', { exact: true }).last().click()
  await page.getByRole('combobox', { name: '机构' }).fill('昆都仑')
  await page
    .getByTitle(/昆都仑支行/)
    .last()
    .click()
  await page.getByText('此人已在该机构担任这个角色').waitFor()
  await page.getByRole('button', { name: '收回角色：网点负责人' }).click()
  await page.getByLabel('收回理由').fill('代理结束')
  await page.getByRole('button', { name: '收回角色：网点负责人' }).click()
  await page.getByText('代理结束').waitFor()
  const held = await world.desk.store.organisation.findCaller('siqin')
  assert.deepEqual(
    held!.assignments.map(({ role }) => role),
    ['outlet_clerk'],
  )
  await page.goto(`${world.origin}/people/saren`)
  await page.getByText('不能更改自己的角色').first().waitFor()
  assert.equal(await page.getByRole('button', { name: '授予角色' }).getAttribute('aria-disabled'), 'true')
  await page.context().close()
})

test('X2 a role that another administrator gave meanwhile is told before one is ended, and nothing is ended', async () => {
  const { organisation } = world.desk.store
  const given = { role: 'administrator', node: 'head_office', by: 'saren' } as const
  await organisation.assign({ person: 'wulan', ...given })
  const page = await world.open('saren', { path: '/people/lina', width: 390, language: 'en' })
  await page.getByRole('button', { name: 'End the role: operations' }).click()
  await page.getByLabel('Why it ends').fill('调岗')
  await organisation.assign({ person: 'lina', role: 'outlet_clerk', node: 'wuhai.wuda', by: 'wulan' })
  await page.getByRole('button', { name: 'End the role: operations' }).click()
  const note = page.locator('.meanwhile')
  await note.waitFor()
  assert.match(await note.innerText(), /Wulan/)
  await page.getByRole('heading', { name: /outlet clerk/ }).waitFor()
  const roles = (await organisation.findCaller('lina'))!.assignments.map(({ role }) => role)
  assert.deepEqual(roles.toSorted(), ['operations', 'outlet_clerk'])
  await organisation.end({ person: 'lina', role: 'outlet_clerk', node: 'wuhai.wuda', by: 'saren' })
  await page.context().close()
})

test('X3 a person is introduced and then found by name; whoever may not reads which role may', async () => {
  const page = await world.open('saren', { path: '/people', language: 'en' })
  await page.getByLabel('Sign-in id').fill('alima')
  await page.getByLabel('Name in Chinese').fill('阿丽玛')
  await page.getByLabel('Name in English').fill('Alima')
  await page.getByLabel('Employee number').fill('NM0077')
  await page.getByRole('button', { name: 'Introduce a person' }).click()
  await page.waitForURL('**/people/alima')
  await page.getByText('No role in your part of the bank').waitFor()
  await page.goto(`${world.origin}/people`)
  await page.getByText('Fill in all four.').waitFor()
  for (const label of ['Sign-in id', 'Name in Chinese', 'Name in English'])
    await page.getByLabel(label).fill('alima')
  await page.getByLabel('Employee number').fill('NM0078')
  await page.getByRole('button', { name: 'Introduce a person' }).click()
  await page.getByText('Somebody has this sign-in id already.').waitFor()
  const audit = await world.open('sunguoqiang', { path: '/people?name=ali', language: 'en' })
  await audit.getByRole('cell', { name: 'No role in your part of the bank' }).waitFor()
  await audit.getByText('Needs one of these roles: administrator').waitFor()
  await Promise.all([page.context().close(), audit.context().close()])
})

test('R24 a token is issued with verbs and an end, shown once, works, and is revoked', async () => {
  const page = await world.open('saren', { path: '/people/tokens' })
  await page.getByText('尚未签发令牌。').waitFor()
  await page.getByLabel('用途').fill('外呼系统')
  await page.getByRole('combobox', { name: '机构' }).click()
  await page.getByTitle('内蒙古分行', { exact: true }).click()
  const lastDay = isoFromDay(addDays(dayFromIso(clock().slice(0, 10)), 30))
  await page.getByLabel(/^最后一天/).fill(lastDay)
  assert.ok(await page.getByLabel('导出清单').isDisabled(), 'no token is wider than its issuer')
  await page.getByLabel('查看机构').check()
  await page.getByRole('button', { name: '签发令牌' }).click()
  const secret = (await page.locator('code').first().textContent())!
  const ask = async () =>
    (await fetch(`${world.origin}/api/organisation`, { headers: { authorization: `Bearer ${secret}` } }))
      .status
  assert.equal(await ask(), 200)
  await page.getByRole('button', { name: '吊销令牌：外呼系统' }).click()
  await page.getByText('吊销后立即失效，不能恢复').waitFor()
  assert.equal(await ask(), 200)
  await page.getByRole('button', { name: '确认吊销' }).click()
  await page.getByText(/^已于 .* 吊销$/).waitFor()
  assert.equal((await world.desk.store.tokens.list({ limit: 1 }))[0]!.revokedAt !== undefined, true)
  await page.reload()
  await page.getByText(/^已于 .* 吊销$/).waitFor()
  assert.equal(await page.getByText(secret).count(), 0)
  await page.context().close()
})

test('X24 anybody sees their roles and sessions, and ends one that is not theirs', async () => {
  const other = await world.open('tana', { path: '/account' })
  const page = await world.open('tana', { path: '/account' })
  await page.getByText('客户经理（贷款） · 胜利路支行').waitFor()
  await page
    .getByRole('button', { name: /^结束登录/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /^结束登录/ })
    .first()
    .waitFor({ state: 'detached' })
  await other.reload()
  await other.getByRole('link', { name: '登录' }).waitFor()
  await Promise.all([page.context().close(), other.context().close()])
})

test('UX-25 the soonest deadline comes first, overdue says by how much and why, and the next item opens by itself', async () => {
  const page = await world.open('batu', { path: '/work-items?code=over_corrected' })
  const rows = page.locator('tbody tr')
  await rows.first().getByText('逾期 3 天').waitFor()
  await rows
    .first()
    .getByText(/本行承诺限期处理/)
    .waitFor()
  assert.match(await rows.nth(1).innerText(), /今日到期/)
  await rows.first().locator('th a').click()
  await page.getByRole('button', { name: '我来办' }).click()
  await page.getByRole('button', { name: '退回待认领' }).waitFor()
  await page.getByLabel('办理结果').fill('已与客户核对')
  await page.getByRole('button', { name: '办结' }).click()
  await page.getByText(/^已办结。已打开下一项/).waitFor()
  const [second] = await world.desk.store.workItems.list({ account: 'A0000000903' })
  assert.equal(new URL(page.url()).searchParams.get('item'), `${second!.id}`)
  await page.getByRole('button', { name: '清楚', exact: true }).click()
  await page.getByText('谢谢，已记录。').waitFor()
  assert.deepEqual([...(await world.desk.store.feedback.list())].at(-1)!.task, 'close_work_item')
  await page.goBack()
  assert.notEqual(new URL(page.url()).searchParams.get('item'), `${second!.id}`)
  const reviewer = await world.open('gaowa', { path: '/work-items?account=A0000000901' })
  await reviewer.locator('tbody').getByText('A0000000901').waitFor()
  assert.equal(await reviewer.getByRole('link', { name: 'A0000000901' }).count(), 0)
  await Promise.all([page, reviewer].map((one) => one.context().close()))
})

test('UX-25 a search is in the address, is kept as a filter, shared with the branch, and counted', async () => {
  const page = await world.open('lina', { path: '/work-items' })
  await page
    .getByRole('searchbox')
    .or(page.getByLabel(/^办理编号、账号/))
    .first()
    .fill('CH1')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/work-items?search=CH1')
  await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'A0000000901' }).waitFor()
  await page.getByRole('button', { name: '保存此筛选' }).click()
  await page.getByLabel('筛选名称').fill('一号费用')
  await page.getByLabel('与本机构同事共享').check()
  await page.getByRole('button', { name: '保存此筛选' }).click()
  await page.getByRole('link', { name: '一号费用 1' }).waitFor()
  const colleague = await world.open('batu', { path: '/work-items' })
  await colleague.getByRole('link', { name: '一号费用 · 李娜 共享 1' }).click()
  await colleague.getByRole('link', { name: 'A0000000901' }).waitFor()
  const elsewhere = await world.open('zhaojianguo', { path: '/work-items' })
  await elsewhere.getByRole('link', { name: /全部未办结/ }).waitFor()
  assert.equal(await elsewhere.getByText('一号费用').count(), 0)
  await Promise.all([page, colleague, elsewhere].map((one) => one.context().close()))
})

test('UX-32 who may not close an item reads which role may, and the item is still readable', async () => {
  const [item] = await world.desk.store.workItems.list({ account: 'A0000000901' })
  const page = await world.open('zhaojianguo', { path: `/work-items?item=${item!.id}`, language: 'en' })
  await page.getByText('Needs one of these roles: operations').first().waitFor()
  const buttons = page.locator('.open-item button')
  for (const button of await buttons.all()) assert.equal(await button.getAttribute('aria-disabled'), 'true')
  await page.context().close()
})

test('UX-26 Ctrl+K finds a page and a plan by keyboard alone, and Escape gives the page back', async () => {
  const page = await world.open('lina', { path: '/' })
  await page.locator('h1').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('审计')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/audit')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(world.plan)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/plans/${world.plan}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.context().close()
})
