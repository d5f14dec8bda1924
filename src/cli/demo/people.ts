// The demo people: named, with fixed roles, so that the story says who acts.

import type { Person } from '../../store/index.ts'

export const author: Person = {
  id: 'wulan',
  name: { zh: '乌兰', en: 'Wulan' },
  roles: ['author'],
  employeeNumber: 'NM0001',
}

export const publisher: Person = {
  id: 'zhangmin',
  name: { zh: '张敏', en: 'Zhang Min' },
  roles: ['publisher'],
  employeeNumber: 'NM0002',
}

export const approver: Person = {
  id: 'batu',
  name: { zh: '巴图', en: 'Batu' },
  roles: ['approver'],
  employeeNumber: 'NM0003',
}

export const operator: Person = {
  id: 'lina',
  name: { zh: '李娜', en: 'Li Na' },
  roles: ['drafter', 'operator', 'auditor'],
  employeeNumber: 'NM0004',
}

export const demoPeople: readonly Person[] = [author, publisher, approver, operator]
