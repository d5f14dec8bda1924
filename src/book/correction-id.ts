// What a correction's id says of whose it is: the programme it was made under.

/** Under what an id of another form stands: nobody's, so that no programme takes it for its own. */
const noProgramme = 'none'

/** The programme of a correction, `cor:<programme>:…`. */
export function programmeOfCorrection(id: string): string {
  const [form, programme = '', ...rest] = id.split(':')
  return form === 'cor' && programme !== '' && rest.length > 0 ? programme : noProgramme
}

/** What the ids of a programme's corrections begin with. */
export const prefixOfProgramme = (programme: string): string => `cor:${programme}:`
