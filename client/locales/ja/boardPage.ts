/** The texts of a board's page: one file to fetch. */
export { default as common } from './common.json'
export { default as board } from './board.json'
export { default as canvas } from './canvas.json'
export { default as case } from './case.json'
export { default as export } from './export.json'
export { default as list } from './list.json'
export { default as matrix } from './matrix.json'
export { default as reading } from './reading.json'
