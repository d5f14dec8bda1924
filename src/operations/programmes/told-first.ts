// Which of several programmes in force is told first of an account: a decision and a story must name the same.

/** The first that grants, else the first. */
export const toldFirst = <Under>(programmes: readonly Under[], grants: (under: Under) => boolean): Under =>
  programmes.find(grants) ?? programmes[0]!
