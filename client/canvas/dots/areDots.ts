/** The size of a note's text as people leave it, in canvas pixels: tldraw's "m". */
const noteText = 22
/** A text below this many pixels on the screen can't be read. */
const readableText = 7.5
/** As many notes as the plot of a new matrix has room for side by side: with more, they lie on each other. */
const crowd = 90
/** A crowd is shown as dots up to this zoom: where notes cover each other, reading begins when one goes closer. */
const crowdZoom = 0.5

/** Whether notes are drawn as dots: where their texts can't be read, or where they would cover each other in a heap. */
export function areDots(zoom: number, notes: number): boolean {
  return zoom * noteText < readableText || (notes >= crowd && zoom < crowdZoom)
}
