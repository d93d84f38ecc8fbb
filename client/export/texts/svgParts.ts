const svgNamespace = 'http://www.w3.org/2000/svg'

/** An SVG element with these attributes. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(svgNamespace, name)
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, typeof value === 'number' ? String(rounded(value)) : value)
  }
  return element
}

/** A paint as attributes: opacity apart from the colour, because not every program reads both in one. */
export function paint(color: string, kind: 'fill' | 'stroke'): Record<string, string> {
  const [r, g, b, alpha = '1'] = color.match(/[\d.]+/g) ?? []
  if (!color.startsWith('rgb') || r === undefined || g === undefined || b === undefined) return { [kind]: color }
  return { [kind]: `rgb(${r},${g},${b})`, ...(Number(alpha) < 1 && { [`${kind}-opacity`]: alpha }) }
}

/** A hundredth of a pixel is finer than anybody sees. */
export function rounded(value: number): number {
  return Number(value.toFixed(2))
}
