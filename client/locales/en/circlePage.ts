/** The texts of a circle's page: one file to fetch. */
export { default as common } from './common.json'
export { default as circle } from './circle.json'
