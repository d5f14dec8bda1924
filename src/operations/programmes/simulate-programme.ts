// Tries a policy folder, published or not, on a whole book; nothing is written.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { loadProgramme, programmeDigest } from '../../programmes/index.ts'
import { type Simulation, simulateBook } from '../../store/index.ts'
import type { LongWork } from '../desk.ts'
import { emptyRegister, readRegister } from '../night/register.ts'

export interface SimulateRequest extends LongWork {
  readonly folder: string
  readonly bookDir: string
  readonly registerFile?: string
}

/** Version 0 stands for content that is only being tried. */
const triedVersion = 0

export async function simulateProgramme(request: SimulateRequest): Promise<Simulation | Refusal> {
  const { folder, registerFile, ...rest } = request
  const programme = await loadProgramme(folder)
  if (!('id' in programme)) return programme[0]!
  const digest = await programmeDigest(folder)
  if (typeof digest !== 'string') return digest[0]!
  const register = registerFile === undefined ? emptyRegister : await readRegister(registerFile)
  if (isRefusal(register)) return register
  return simulateBook({ programme, version: triedVersion, digest, register, ...rest })
}
