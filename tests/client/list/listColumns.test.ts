import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { columnsOf, leastWidth } from '../../../client/list/listColumns.ts'
import { root } from '../../../scripts/root.mjs'
import { caseFieldIds } from '../../../shared/board/caseFields.ts'
import { propsOfMatrix } from '../../../shared/board/matrix.ts'
import type { PlacedMatrix } from '../../../shared/board/placedMatrix.ts'
import { matricesOfStart } from '../../../shared/board/template.ts'
import { must } from '../../../shared/must.ts'

const matrix = propsOfMatrix(must(matricesOfStart('empowerment-marketing', 'en')[0], 'the template has a matrix'))
const placed: PlacedMatrix = { id: 'shape:m', name: '', index: 'a0', matrix, place: { x: 0, y: 0, rotation: 0 } }

test('whatever fields and matrices a board has, the texts in its list keep some room', async () => {
  const css = await readFile(join(root, 'client/list/CaseTable.module.css'), 'utf8')
  const widths = new Map<string, number>()
  for (const [, names = '', width] of css.matchAll(/((?:\.col-[\w-]+,?\s*)+)\{[^}]*?width: (\d+)px/g)) {
    for (const [, name = ''] of names.matchAll(/\.col-([\w-]+)/g)) widths.set(name, Number(width))
  }
  const fieldWidth = must(widths.get('field'), 'the style sheet says how wide a written field is')
  for (const fields of [[], ['media'], ['media', 'action', 'link'], [...caseFieldIds]] as (typeof caseFieldIds)[number][][]) {
    for (const matrices of [[placed], [placed, placed]]) {
      const columns = columnsOf({ fields: new Set(fields), authorsHidden: false }, matrices, true)
      const others = columns.filter((column) => column !== 'text').reduce((sum, column) => sum + (widths.get(column) ?? fieldWidth), 0)
      expect(leastWidth(columns) - others).toBeGreaterThanOrEqual(fields.length === 0 && matrices.length === 1 ? 60 : 150)
    }
  }
})
