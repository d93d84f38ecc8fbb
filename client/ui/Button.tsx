import type { ComponentProps } from 'react'
import { classNames } from './classNames.ts'
import styles from './Button.module.css'

type ButtonProps = ComponentProps<'button'> & {
  /** `primary`: the one thing to do here. `quiet`: without an edge, among others of its kind. */
  look?: 'primary' | 'plain' | 'quiet'
  size?: 'normal' | 'large'
}

/** A button with words, and an icon before them if given as a child. */
export function Button({ look = 'plain', size = 'normal', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, size, className)} {...rest} />
}

/** A link that looks like a button. */
export function ButtonLink({
  look = 'plain',
  size = 'normal',
  className,
  ...rest
}: ComponentProps<'a'> & Pick<ButtonProps, 'look' | 'size'>) {
  return <a className={buttonClass(look, size, className)} {...rest} />
}

function buttonClass(look: 'primary' | 'plain' | 'quiet', size: 'normal' | 'large', className: string | undefined): string {
  return classNames(styles['button'], styles[look], size === 'large' && styles['large'], className)
}
