// A button that, when it may not be pressed, says why beside it instead of hiding. It stays the same button, so that it keeps the focus.

import { Button, type ButtonProps } from 'antd'
import { useId } from 'react'

interface ReasonedButtonProps extends Omit<ButtonProps, 'disabled'> {
  /** Why it may not be pressed; undefined when it may. */
  readonly reason: string | undefined
  /** The element that says the reason already, for all buttons of a list. */
  readonly saidAt?: string
}

export function ReasonedButton({ reason, saidAt, onClick, ...rest }: ReasonedButtonProps) {
  const id = useId()
  const isOff = reason !== undefined
  return (
    <span className="reasoned">
      <Button {...rest} {...(isOff ? off(saidAt ?? id) : onClick && { onClick })} />
      {isOff && saidAt === undefined && (
        <span id={id} className="reason">
          {reason}
        </span>
      )}
    </span>
  )
}

const off = (saidAt: string) =>
  ({
    type: 'default',
    danger: false,
    className: 'is-off',
    'aria-disabled': true,
    'aria-describedby': saidAt,
  }) as const
