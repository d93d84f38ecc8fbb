import type { CaseNote } from '../board/caseNote.ts'
import { tintOf } from '../board/matrix.ts'
import { fieldsOf } from '../board/matrixFields.ts'
import type { PlacedMatrix } from '../board/placedMatrix.ts'
import { scoreInWords } from '../board/scoreInWords.ts'
import { exportBoard, type ExportedMatrix, type ExportedNote, type ExportSource } from '../export/exportedBoard.ts'
import { exportWords } from '../export/exportWords.ts'
import { must } from '../must.ts'
import type { Bookmark } from '../pdf/writePdf.ts'
import type { Page } from '../typeset/page.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { balanceInWords } from './balanceInWords.ts'
import { changeRow } from './changeRow.ts'
import { changesSince, type EarlierMoment } from './comparedWith.ts'
import { Composer } from './composer.ts'
import { dateInWords } from './dateInWords.ts'
import { headingBlock } from './firstPage.ts'
import { papers, printColors, tintInPrint, type PaperSize } from './handoutStyle.ts'
import { handoutWords } from './handoutWords.ts'
import { markerLooks, type MarkerLook } from './marker.ts'
import { noteRow, type NoteRow } from './noteRow.ts'
import { setTable } from './noteTable.ts'
import { rowPlaces, scoreColumnWidth, type RowPlaces } from './rowPlaces.ts'
import { decoratePages } from './pageDecoration.ts'
import { peopleIn } from './peopleIn.ts'
import { pictureBlock, sentenceBlock } from './pictureBlock.ts'

/** `timeZone`: of whom the handout is for (IANA); the machine's own where it isn't said. `earlier`: a moment before, with which it is compared. */
export type HandoutSource = ExportSource & { paper: PaperSize; timeZone?: string; earlier?: EarlierMoment }

/** A handout, ready to be written as PDF. */
export type Handout = { pages: Page[]; bookmarks: Bookmark[] }

/**
 * Lays out a board's handout: what it is, the picture of each matrix with its notes as numbers, and below that every note with its whole
 * text, quadrant by quadrant. Pure: the same board gives the same pages, in the page and on a server.
 */
export function layOutHandout(source: HandoutSource, typeface: Typeface): Handout {
  const board = exportBoard(source)
  const paper = papers[source.paper]
  const composer = new Composer(paper)
  const words = { own: handoutWords[source.locale], shared: exportWords[source.locale] }
  const changes = source.earlier && changesSince(source.earlier, source, words.own, source)
  const looks = markerLooks([...source.notes, ...(changes?.notes ?? []).map(({ note }) => note)].map(({ color }) => color))
  const hasAuthors = board.notes.some(({ author }) => author)
  const noteById = new Map(board.notes.map((note) => [note.id, note]))

  const { marks, height } = headingBlock(
    {
      title: board.title,
      date: dateInWords(source),
      count: words.own.notes(board.notes.length),
      people: peopleIn(board.notes, words.own),
      url: board.url,
      open: words.own.openBoard,
      openHint: words.own.linkNeedsKey,
    },
    composer.widthOf(paper.columns),
    typeface,
  )
  composer.putAcross(marks, height + 16)
  for (const [at, placed] of source.matrices.entries()) {
    const exported = must(board.matrices[at], 'every matrix is exported')
    if (at > 0) composer.startPage()
    setMatrix(placed, exported, at > 0 || board.matrices.length > 1 ? exported.name : undefined)
  }
  if (board.matrices.length === 0 && board.notes.length > 0) {
    const block = sentenceBlock({ name: undefined, sentence: words.own.noMatrix, centre: undefined }, composer.columnWidth, typeface)
    composer.put(block.marks, block.height)
  }
  setUnplaced()
  setChanges()
  decoratePages(composer.pages, paper, { title: board.title, date: dateInWords(source), url: board.url }, typeface)
  return { pages: composer.pages, bookmarks: composer.bookmarks }

  function setMatrix(placed: PlacedMatrix, exported: ExportedMatrix, name: string | undefined): void {
    const own = source.notes.filter(({ matrixId }) => matrixId === placed.id)
    const balance = balanceInWords(own, placed, words.own)
    const first = placed === source.matrices[0] ? changes?.sentence : undefined
    const block = sentenceBlock({ name, ...balance, changes: first }, composer.widthOf(paper.pictureColumns), typeface)
    const picture = pictureBlock(
      { placed, notes: own, looks: looksOf(own), settings: source.settings, words: words.own, changed: changes?.notes },
      { w: composer.widthOf(paper.pictureColumns), h: paper.pictureHeight },
      typeface,
    )
    const marks = [...block.marks, ...picture.marks(block.height)]
    // Beside the picture tables begin at its top; below it, after some air.
    const air = paper.columns > paper.pictureColumns ? 0 : 14
    composer.putIntoFirst(paper.pictureColumns, marks, block.height + picture.height + air)
    const axes = [exported.x, exported.y].flatMap((axis) => (axis ? [axis.name] : []))
    const width = composer.columnWidth
    const places = rowPlaces(width, { scores: axes.length, scoreWidth: scoreColumnWidth(axes, width, typeface), hasAuthors })
    for (const quadrant of fieldsOf(placed.matrix)) {
      const inField = own.filter(({ score }) => score?.quadrant === quadrant)
      const quadrantName = exported.quadrants[quadrant] ?? words.shared.place[quadrant]
      setTable(
        composer,
        {
          name: quadrantName,
          continuedName: words.own.continued(quadrantName),
          count: words.shared.cases(inField.length),
          color: tintInPrint(tintOf(placed.matrix, quadrant)),
          axes,
          authors: words.shared.columns.author,
          rows: inField.map((note) => rowOf(note, places, scoresOf(note, placed))),
          empty: words.own.nothingHere,
        },
        places,
        typeface,
      )
    }
  }

  function setUnplaced(): void {
    const unplaced = source.notes.filter(({ matrixId }) => matrixId === undefined)
    if (unplaced.length === 0) return
    const name = board.matrices.length === 0 ? words.own.notes(unplaced.length) : words.shared.unplaced
    const places = rowPlaces(composer.columnWidth, { scores: 0, scoreWidth: 0, hasAuthors })
    setTable(
      composer,
      {
        name,
        continuedName: words.own.continued(name),
        count: board.matrices.length === 0 ? '' : words.shared.cases(unplaced.length),
        color: printColors.ink,
        axes: [],
        authors: words.shared.columns.author,
        rows: unplaced.map((note) => rowOf(note, places, [])),
        empty: '',
      },
      places,
      typeface,
    )
  }

  function setChanges(): void {
    if (!changes) return
    const places = rowPlaces(composer.columnWidth, { scores: 0, scoreWidth: 0, hasAuthors: false })
    setTable(
      composer,
      {
        name: changes.heading,
        continuedName: words.own.continued(changes.heading),
        count: '',
        color: printColors.ink,
        axes: [],
        authors: '',
        rows: changes.notes.map((changed) => changeRow(changed, lookOf(changed.note.color), { places, words, typeface })),
        empty: words.own.changes.nothing,
      },
      places,
      typeface,
    )
  }

  function rowOf({ id, color }: CaseNote, places: RowPlaces, scores: readonly string[]): NoteRow {
    const note: ExportedNote = must(noteById.get(id), 'every note is exported')
    return noteRow({ note, look: lookOf(color), scores, places, words, typeface })
  }

  function lookOf(color: string): MarkerLook {
    return must(looks.get(color), 'every colour that is used has a look')
  }

  function looksOf(notes: readonly CaseNote[]): ReadonlyMap<string, MarkerLook> {
    const used = new Set(notes.map(({ color }) => color))
    return new Map([...looks].filter(([color]) => used.has(color)))
  }
}

function scoresOf({ score }: CaseNote, { matrix }: PlacedMatrix): string[] {
  return score?.axes ? [scoreInWords(score.axes.x, matrix, 'x'), scoreInWords(score.axes.y, matrix, 'y')] : []
}
