// A button that, when it may not be pressed, says why beside it instead of hiding.

import { Button, type ButtonProps } from 'antd'
import { useId } from 'react'

interface ReasonedButtonProps extends Omit<ButtonProps, 'disabled'> {
  /** Why it may not be pressed; undefined when it may. */
  readonly reason: string | undefined
  /** The element that says the reason already, for all buttons of a list. */
  readonly saidAt?: string
}

const off = { type: 'default', danger: false, className: 'is-off', 'aria-disabled': true } as const

/** The button stays the same one when its reason comes or goes: the focus stays on it. */
export function ReasonedButton({ reason, saidAt, onClick, ...rest }: ReasonedButtonProps) {
  const id = useId()
  const isOff = reason !== undefined
  return (
    <span className={isOff ? 'reasoned' : 'unreasoned'}>
      <Button
        {...rest}
        {...(isOff ? { ...off, 'aria-describedby': saidAt ?? id } : onClick && { onClick })}
      />
      {isOff && saidAt === undefined && (
        <span id={id} className="reason">
          {reason}
        </span>
      )}
    </span>
  )
}
