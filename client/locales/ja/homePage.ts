/** The texts of the home page: one file to fetch. */
export { default as common } from './common.json'
export { default as home } from './home.json'
