/** A thing to choose. Those with the same `group` stand together under its name. */
export type GroupedOption<Value extends string> = { value: Value; label: string; group?: string }

/** The options of a `<select>`, by group. */
export function GroupedOptions({ options }: { options: readonly GroupedOption<string>[] }) {
  const groups = [...new Set(options.map(({ group }) => group))]
  return groups.map((group) => {
    const those = options
      .filter((option) => option.group === group)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))
    return group === undefined ? (
      those
    ) : (
      <optgroup key={group} label={group}>
        {those}
      </optgroup>
    )
  })
}
