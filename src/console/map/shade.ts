// Which of six shades a value gets beside the largest: none at all, or a fifth each.

export const shades = 5

/** 0 for nothing, else 1 to 5. */
export const shadeOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.min(shades, Math.floor((value / most) * shades - 1e-9) + 1)
