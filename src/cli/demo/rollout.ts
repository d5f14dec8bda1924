// The outlets of the demo acknowledge the programme, one after the other, but for one: its manager finds it in the inbox.

import { acknowledgeVersion, type Desk, showVersion } from '../../operations/index.ts'
import type { Person } from '../../store/index.ts'
import { settlePeople } from './desk-people.ts'
import { accepted } from './night.ts'
import type { StoryTime } from './story-time.ts'

/** Whole hours after publication, the outlet, who acknowledged; the clerk of Kundulun is one of the people of the desk. */
type Read = readonly [hours: number, node: string, zh: string, en: string]

const read: readonly Read[] = [
  [1, 'hohhot.xincheng', '云峰', 'Yun Feng'],
  [1, 'ordos.dongsheng', '刘海燕', 'Liu Haiyan'],
  [2, 'baotou.kundulun', '斯琴', 'Siqin'],
  [2, 'chifeng.hongshan', '韩雪梅', 'Han Xuemei'],
  [3, 'tongliao.horqin', '布和', 'Buhe'],
  [3, 'bayannur.shengli_road', '杨树林', 'Yang Shulin'],
  [4, 'hulunbuir.hailar', '孟根', 'Menggen'],
  [5, 'bayannur.linhe', '贺兰', 'He Lan'],
  [7, 'ulanqab.jining', '冯玉珍', 'Feng Yuzhen'],
  [8, 'wuhai.wuda', '苏日娜', 'Surina'],
  [11, 'hinggan.ulanhot', '特木尔', 'Temur'],
  [17, 'xilingol.xilinhot', '娜仁', 'Naren'],
  [20, 'wuhai.railway_station', '郭永胜', 'Guo Yongsheng'],
  [22, 'alxa.bayanhot', '阿古拉', 'Agula'],
]

const idOf = (en: string): string => en.replaceAll(' ', '').toLowerCase()

const managerOf = ([, , zh, en]: Read, at: number): Person => ({
  id: idOf(en),
  name: { zh, en },
  roles: [],
  employeeNumber: `NM${101 + at}`,
})

/** Has every outlet but one acknowledge version 1 of a programme, unless some did. */
export async function acknowledgeOutlets(desk: Desk, programme: string, time: StoryTime): Promise<void> {
  const { store } = desk
  if ((await store.acknowledgements.of(programme, 1)).length > 0) return
  accepted(await settlePeople(store))
  for (const [at, one] of read.entries()) await settleManager(desk, managerOf(one, at), one)
  for (const [hours, node, , en] of read) {
    time.after(hours)
    const given = { programme, version: 1, person: idOf(en) }
    const { shown } = accepted(await showVersion(desk, given))
    accepted(await acknowledgeVersion(desk, { ...given, node, nodes: [node], shown }))
  }
}

async function settleManager({ store }: Desk, manager: Person, [, node]: Read): Promise<void> {
  if ((await store.people.findPerson(manager.id)) !== undefined) return
  accepted(await store.people.introduce(manager))
  const given = { person: manager.id, role: 'outlet_manager', node, by: 'saren' } as const
  accepted(await store.organisation.assign(given))
}
