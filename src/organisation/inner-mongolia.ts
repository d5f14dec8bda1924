// The organisation of the demo: head office, the Inner Mongolia Branch, its twelve branches, outlets and departments.

import { type OrganisationNode, type Tree, treeOf } from './node.ts'

const headOffice: OrganisationNode = {
  id: 'head_office',
  kind: 'head_office',
  name: { zh: '总行', en: 'Head Office' },
  regionPrefix: '',
}

const province: OrganisationNode = {
  id: 'inner_mongolia',
  kind: 'first_tier_branch',
  name: { zh: '内蒙古分行', en: 'Inner Mongolia Branch' },
  parent: headOffice.id,
  regionPrefix: '15',
}

const department = (id: string, zh: string, en: string): OrganisationNode => ({
  id,
  kind: 'department',
  name: { zh, en },
  parent: province.id,
  regionPrefix: province.regionPrefix,
})

const departments = [
  department('inclusive_finance', '普惠金融部', 'Inclusive Finance Department'),
  department('physical_assets', '实物管理中心', 'Physical Assets Centre'),
  department('personal_credit', '个人信贷部', 'Personal Credit Department'),
  department('operations_centre', '运营管理部', 'Operations Department'),
  department('consumer_protection_office', '消费者权益保护办公室', 'Consumer Protection Office'),
  department('remote_banking', '远程银行中心（95588）', 'Remote Banking Centre (95588)'),
  department('audit_office', '内控合规与审计部', 'Internal Control and Audit'),
]

type Outlet = readonly [id: string, zh: string, en: string]

/** A league or city: its code, its branch and its outlets. */
const leagues: readonly (readonly [
  code: string,
  id: string,
  zh: string,
  en: string,
  outlets: readonly Outlet[],
])[] = [
  ['1501', 'hohhot', '呼和浩特分行', 'Hohhot Branch', [['xincheng', '新城支行', 'Xincheng']]],
  ['1502', 'baotou', '包头分行', 'Baotou Branch', [['kundulun', '昆都仑支行', 'Kundulun']]],
  [
    '1503',
    'wuhai',
    '乌海分行',
    'Wuhai Branch',
    [
      ['haibowan', '海勃湾支行', 'Haibowan'],
      ['railway_station', '乌海火车站支行', 'Wuhai Railway Station'],
      ['wuda', '乌达支行', 'Wuda'],
    ],
  ],
  ['1504', 'chifeng', '赤峰分行', 'Chifeng Branch', [['hongshan', '红山支行', 'Hongshan']]],
  ['1505', 'tongliao', '通辽分行', 'Tongliao Branch', [['horqin', '科尔沁支行', 'Horqin']]],
  ['1506', 'ordos', '鄂尔多斯分行', 'Ordos Branch', [['dongsheng', '东胜支行', 'Dongsheng']]],
  ['1507', 'hulunbuir', '呼伦贝尔分行', 'Hulunbuir Branch', [['hailar', '海拉尔支行', 'Hailar']]],
  [
    '1508',
    'bayannur',
    '巴彦淖尔分行',
    'Bayannur Branch',
    [
      ['shengli_road', '胜利路支行', 'Shengli Road'],
      ['linhe', '临河支行', 'Linhe'],
    ],
  ],
  ['1509', 'ulanqab', '乌兰察布分行', 'Ulanqab Branch', [['jining', '集宁支行', 'Jining']]],
  ['1522', 'hinggan', '兴安盟分行', 'Hinggan League Branch', [['ulanhot', '乌兰浩特支行', 'Ulanhot']]],
  [
    '1525',
    'xilingol',
    '锡林郭勒盟分行',
    'Xilingol League Branch',
    [['xilinhot', '锡林浩特支行', 'Xilinhot']],
  ],
  ['1529', 'alxa', '阿拉善盟分行', 'Alxa League Branch', [['bayanhot', '巴彦浩特支行', 'Bayanhot']]],
]

const branches = leagues.flatMap(([regionPrefix, id, zh, en, outlets]): OrganisationNode[] => [
  { id, kind: 'second_tier_branch', name: { zh, en }, parent: province.id, regionPrefix },
  ...outlets.map(
    ([outlet, zhName, enName]): OrganisationNode => ({
      id: `${id}.${outlet}`,
      kind: 'outlet',
      name: { zh: zhName, en: `${enName} Sub-branch` },
      parent: id,
      regionPrefix,
    }),
  ),
])

/** Every node above its children. */
export const innerMongolia: Tree = treeOf([headOffice, province, ...departments, ...branches])

/** Its outlets, in the order of the tree. */
export const outletsOfInnerMongolia: readonly OrganisationNode[] = innerMongolia.nodes.filter(
  ({ kind }) => kind === 'outlet',
)
