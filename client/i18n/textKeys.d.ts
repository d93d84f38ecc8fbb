import 'i18next'
import type board from '../locales/en/board.json'
import type circle from '../locales/en/circle.json'
import type canvas from '../locales/en/canvas.json'
import type caseTexts from '../locales/en/case.json'
import type common from '../locales/en/common.json'
import type exportTexts from '../locales/en/export.json'
import type home from '../locales/en/home.json'
import type importTexts from '../locales/en/import.json'
import type list from '../locales/en/list.json'
import type matrix from '../locales/en/matrix.json'
import type reading from '../locales/en/reading.json'
import type shelf from '../locales/en/shelf.json'
import type since from '../locales/en/since.json'
import type trash from '../locales/en/trash.json'
import type versions from '../locales/en/versions.json'

// Makes `t('…')` take existing keys only.
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: {
        common: typeof common
        home: typeof home
        board: typeof board
        canvas: typeof canvas
        case: typeof caseTexts
        export: typeof exportTexts
        import: typeof importTexts
        list: typeof list
        reading: typeof reading
        shelf: typeof shelf
        circle: typeof circle
        matrix: typeof matrix
        since: typeof since
        trash: typeof trash
        versions: typeof versions
      }
    }
  }
}
