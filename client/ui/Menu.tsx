import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Menu.module.css'

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'end'
}

/** A menu that drops from a button: arrow keys, Home, End and letters go through it. */
export function Menu({ trigger, children, align = 'start' }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles['menu']} align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** Something to do. */
export function MenuItem({ icon, children, onSelect }: { icon: ReactNode; children: ReactNode; onSelect: () => void }) {
  return (
    <DropdownMenu.Item className={styles['item']} onSelect={onSelect}>
      {icon}
      {children}
    </DropdownMenu.Item>
  )
}

/** Somewhere to go. */
export function MenuLink({ icon, children, href }: { icon: ReactNode; children: ReactNode; href: string }) {
  return (
    <DropdownMenu.Item className={styles['item']} asChild>
      <a href={href}>
        {icon}
        {children}
      </a>
    </DropdownMenu.Item>
  )
}

/** Something to read among what there is to do. */
export function MenuText({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu.Label className={styles['text']}>
      {icon}
      {children}
    </DropdownMenu.Label>
  )
}

type MenuChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string; lang?: string }[]
  onChange: (value: Value) => void
}

/** A choice among a few, the present one ticked. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <DropdownMenu.RadioGroup value={value}>
      <DropdownMenu.Label className={styles['label']}>{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          className={styles['item']}
          value={option.value}
          lang={option.lang}
          onSelect={() => onChange(option.value)}
        >
          <span className={styles['tick']}>
            <DropdownMenu.ItemIndicator>
              <Check />
            </DropdownMenu.ItemIndicator>
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

/** A line between groups. */
export function MenuLine() {
  return <DropdownMenu.Separator className={styles['line']} />
}
