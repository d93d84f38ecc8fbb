import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { promptIds, type CaseFieldId } from '../../shared/board/caseFields.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useReadable } from '../ui/useReadable.ts'
import styles from './CaseFieldsDialog.module.css'

type CaseFieldsDialogProps = { live: LiveBoard; open: boolean; onClose: () => void }

/** What notes of this board can say besides their text, and whether they say who wrote them. Each tick counts for everybody at once. */
export function CaseFieldsDialog({ live, open, onClose }: CaseFieldsDialogProps) {
  const { t } = useTranslation()
  const { fields, authorsHidden } = useReadable(live.settings)
  const field = (id: CaseFieldId, note?: string): ReactNode => (
    <Checkbox
      key={id}
      label={t(`case.field.${id}`)}
      note={note}
      checked={fields.has(id)}
      onChange={(on) => live.changeSetting({ setting: 'field', field: id, on })}
    />
  )
  return (
    <Dialog title={t('case.fields.title')} lead={t('case.fields.lead')} open={open} onClose={onClose}>
      <div className={styles['groups']}>
        <Group name={t('case.fields.case')}>
          {field('media')}
          {field('action', t('case.fields.actionNote'))}
          {field('link')}
        </Group>
        <Group name={t('case.fields.prompts')}>{promptIds.map((id) => field(id))}</Group>
        <Group name={t('case.fields.about')}>
          {field('standpoint', t('case.fields.standpointNote'))}
          <Checkbox
            label={t('case.fields.authorsHidden')}
            note={t('case.fields.authorsHiddenNote')}
            checked={authorsHidden}
            onChange={(on) => live.changeSetting({ setting: 'authorsHidden', on })}
          />
        </Group>
      </div>
    </Dialog>
  )
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['name']}>{name}</legend>
      {children}
    </fieldset>
  )
}
