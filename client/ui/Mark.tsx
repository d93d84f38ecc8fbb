/** Flamingo's mark: a bird drawn in one line, in the colour of the text around it. The same drawing as favicon.svg. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M4.5 9C3.9 5.2 5.6 2.5 8.3 2.5 10.9 2.5 12 4.9 10.7 7.3 9.5 9.6 7 10.9 7 13.6 7 16.2 9.3 18 12.5 18 17.2 18 20.4 15 21 10.5 16.5 9.8 13.2 10.8 11.3 13.8" />
      <path d="M12.8 18V22" />
    </svg>
  )
}
