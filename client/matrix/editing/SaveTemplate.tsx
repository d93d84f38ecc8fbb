import type { Editor } from '@tldraw/tldraw'
import { Download, Star } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matrixLimits } from '../../../shared/board/matrix.ts'
import { matrixOnBoard } from '../../../shared/board/placedMatrix.ts'
import type { OwnTemplate } from '../../../shared/board/template.ts'
import { templateFileEnding, templateFileText } from '../../../shared/board/templateFile.ts'
import { limits } from '../../../shared/protocol/limits.ts'
import { keepTemplate } from '../../boards/ownTemplates.ts'
import { saveFile } from '../../device/saveFile.ts'
import type { LiveBoard } from '../../sync/liveBoard.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useReadable } from '../../ui/useReadable.ts'
import { matricesOn, placedOnPage } from './matrixEdits.ts'
import styles from './MatrixPanel.module.css'

/** Makes a template of the board's matrices: for this device, or as a file to hand on. */
export function SaveTemplate({ editor, live }: { editor: Editor; live: LiveBoard }) {
  const { t } = useTranslation()
  const boardTitle = useReadable(live.title)
  const [typed, setTyped] = useState<string>()
  const [nameMissing, setNameMissing] = useState(false)
  const title = typed ?? boardTitle

  function save(how: (template: OwnTemplate) => void): void {
    const name = title.trim()
    setNameMissing(name === '')
    if (name !== '') how({ title: name, matrices: matricesOnBoard(editor) })
  }

  function keep(template: OwnTemplate): void {
    const { isKept } = keepTemplate(template)
    showToast(isKept ? t('matrix.keep.kept', { title: template.title }) : t('matrix.keep.notKept'))
  }

  function download(template: OwnTemplate): void {
    saveFile(`${fileName(template.title)}${templateFileEnding}`, new Blob([templateFileText(template)], { type: 'application/json' }))
  }

  return (
    <section className={styles['group']} aria-label={t('matrix.keep.title')}>
      <h3 className={styles['legend']}>{t('matrix.keep.title')}</h3>
      <p className={styles['hint']}>{t('matrix.keep.lead')}</p>
      <TextField
        label={t('matrix.keep.name')}
        labelHidden
        value={title}
        onChange={setTyped}
        maxLength={limits.titleLength}
        problem={nameMissing && title.trim() === '' ? t('matrix.keep.noName') : undefined}
      />
      <div className={styles['row']}>
        <Button onClick={() => save(keep)}>
          <Star />
          {t('matrix.keep.device')}
        </Button>
        <Button onClick={() => save(download)}>
          <Download />
          {t('matrix.keep.file')}
        </Button>
      </div>
    </section>
  )
}

function matricesOnBoard(editor: Editor) {
  return matricesOn(editor)
    .slice(0, matrixLimits.aBoard)
    .flatMap((shape) => {
      const placed = placedOnPage(editor, shape)
      return placed ? [matrixOnBoard(placed)] : []
    })
}

// What some file system forbids in a name.
function fileName(title: string): string {
  return title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'template'
}
