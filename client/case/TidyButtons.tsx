import type { Editor } from '@tldraw/tldraw'
import {
  AlignHorizontalDistributeCenter,
  AlignHorizontalJustifyStart,
  AlignVerticalDistributeCenter,
  AlignVerticalJustifyStart,
  LayoutGrid,
  Ungroup,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { spreadAndTell } from '../notes/spreadAndTell.ts'
import { gridOnCanvas } from '../notes/tidyNotes.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './CasePanel.module.css'

/** Sets the selected notes in order: each press one step that undo takes back. */
export function TidyButtons({ editor }: { editor: Editor }) {
  const { t } = useTranslation()
  const step = (name: string, act: () => void) => (): void => {
    editor.markHistoryStoppingPoint(name)
    act()
  }
  const ids = () => editor.getSelectedShapeIds()
  return (
    <div className={styles['field']}>
      <p className={styles['label']}>{t('case.several.tidy')}</p>
      <div className={styles['tidy']} role="group" aria-label={t('case.several.tidy')}>
        <IconButton
          label={t('case.several.left')}
          icon={<AlignHorizontalJustifyStart />}
          onClick={step('align', () => editor.alignShapes(ids(), 'left'))}
        />
        <IconButton
          label={t('case.several.top')}
          icon={<AlignVerticalJustifyStart />}
          onClick={step('align', () => editor.alignShapes(ids(), 'top'))}
        />
        <IconButton
          label={t('case.several.across')}
          icon={<AlignHorizontalDistributeCenter />}
          onClick={step('distribute', () => editor.distributeShapes(ids(), 'horizontal'))}
        />
        <IconButton
          label={t('case.several.down')}
          icon={<AlignVerticalDistributeCenter />}
          onClick={step('distribute', () => editor.distributeShapes(ids(), 'vertical'))}
        />
        <IconButton label={t('common.tidy.grid')} icon={<LayoutGrid />} onClick={() => gridOnCanvas(editor)} />
      </div>
      <Button onClick={() => spreadAndTell(editor)}>
        <Ungroup />
        {t('common.tidy.spreadOverlapping')}
      </Button>
    </div>
  )
}
