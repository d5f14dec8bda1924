// What stands for a name that is still on its way, so that nobody reads a code for the blink of an eye.

export const notYetNamed = '⋯'
