/** Every template's matrix: 16:10, so that it fills a projector, and room for about ninety notes of 200 px. */
export const matrixSize = { w: 2592, h: 1692 } as const
