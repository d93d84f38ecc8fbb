import type { Editor } from '@tldraw/tldraw'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useReadable } from '../ui/useReadable.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { PictureMarksChoice } from './PictureMarksChoice.tsx'
import styles from './ExportDialog.module.css'
import { copyPicture } from './copyPicture.ts'
import { pictureFormats, pictureScales, pictureScopes, pixelsOf, type PictureOptions } from './pictureOptions.ts'
import { Progress } from './Progress.tsx'
import { saveFile } from '../device/saveFile.ts'
import { nameOfFile, type ShownMoment } from './shownMoment.ts'
import { shownIn } from './shownIn.ts'
import { takePicture } from './takePicture.ts'

type State = 'ready' | 'drawing' | 'failed' | 'copied'

type PictureSectionProps = { title: string; editor: Editor; live: LiveBoard; notes: LiveNotes; past: ShownMoment | undefined }

/** A picture of the board, to save or to copy. */
export function PictureSection({ title, editor, live, notes, past }: PictureSectionProps) {
  const { t } = useTranslation()
  const [options, setOptions] = useState<PictureOptions>(() => firstOptions(editor))
  const [state, setState] = useState<State>('ready')
  const [part, setPart] = useState<number>()
  /** How many images the last picture lacks. */
  const [missing, setMissing] = useState(0)
  const watch = useRef<AbortController>(undefined)
  useEffect(() => () => watch.current?.abort(), [])
  const settings = useReadable(live.settings)
  const shown = shownIn(editor, options.scope)
  const pixels = shown && pixelsOf(shown.size, options.format === 'png' ? options.scale : 1)
  const scopes = pictureScopes.filter((scope) => shownIn(editor, scope) !== undefined)

  function change(next: Partial<PictureOptions>): void {
    setOptions({ ...options, ...next })
    setMissing(0)
    setState('ready')
  }

  // `hand` is called in the same task as the click: that is when browsers let a page have the clipboard.
  async function draw(hand: (picture: Promise<Blob | undefined>) => Promise<void>, done: State): Promise<void> {
    setState('drawing')
    setMissing(0)
    watch.current = new AbortController()
    const unfetched = new Set<string>()
    const source = {
      editor,
      settings,
      numberOf: (id: string) => notes.get(id)?.number,
      onMissingImage: (id: string) => void unfetched.add(id),
    }
    const watching = { onProgress: setPart, signal: watch.current.signal }
    try {
      await hand(afterNextFrame().then(() => takePicture(source, options, watching)))
      setMissing(unfetched.size)
      setState(done)
    } catch {
      setState('failed')
    }
    setPart(undefined)
  }

  async function save(): Promise<void> {
    const name = nameOfFile(title, past, options.format === 'png' ? 'png' : 'svg')
    await draw(async (picture) => {
      const file = await picture
      if (file) saveFile(name, file)
    }, 'ready')
  }

  if (scopes.length === 0) return <p className={styles['nothing']}>{t('export.picture.nothing')}</p>
  return (
    <section className={styles['section']} aria-labelledby="export-picture">
      <h3 id="export-picture" className={styles['head']}>
        {t('export.picture.title')}
      </h3>
      <div className={styles['choices']}>
        <Segmented
          label={t('export.picture.scope')}
          value={options.scope}
          options={scopes.map((scope) => ({ value: scope, label: t(`export.picture.scopes.${scope}`) }))}
          onChange={(scope) => change({ scope })}
        />
        <Segmented
          label={t('export.picture.format')}
          value={options.format}
          options={pictureFormats.map((format) => ({ value: format, label: t(`export.picture.formats.${format}`) }))}
          onChange={(format) => change({ format })}
        />
        {options.format === 'png' && (
          <Segmented
            label={t('export.picture.scale')}
            value={String(options.scale)}
            options={pictureScales.map((scale) => ({ value: String(scale), label: `${scale}×` }))}
            onChange={(chosen) => change({ scale: pictureScales.find((scale) => String(scale) === chosen) ?? 1 })}
          />
        )}
        <Segmented
          label={t('export.picture.theme')}
          value={options.isDark ? 'dark' : 'light'}
          options={(['light', 'dark'] as const).map((theme) => ({ value: theme, label: t(`common.theme.${theme}`) }))}
          onChange={(theme) => change({ isDark: theme === 'dark' })}
        />
        <Segmented
          label={t('export.picture.ground')}
          value={options.isTransparent ? 'none' : 'paper'}
          options={(['paper', 'none'] as const).map((ground) => ({ value: ground, label: t(`export.picture.grounds.${ground}`) }))}
          onChange={(ground) => change({ isTransparent: ground === 'none' })}
        />
      </div>
      <PictureMarksChoice options={options} settings={settings} onChange={change} />
      {options.format !== 'png' && <p className={styles['hint']}>{t(`export.picture.hints.${options.format}`)}</p>}
      <div className={styles['actions']}>
        <Button look="primary" disabled={state === 'drawing' || !shown} onClick={() => void save()}>
          {t('export.picture.save')}
        </Button>
        {options.format === 'png' && (
          <Button disabled={state === 'drawing' || !shown} onClick={() => void draw(copyPicture, 'copied')}>
            {t('common.copy')}
          </Button>
        )}
        {state === 'drawing' && part !== undefined && (
          <Progress label={t('export.picture.drawing')} part={part} onCancel={() => watch.current?.abort()} />
        )}
        <p className={styles['size']} role={state === 'failed' ? 'alert' : 'status'}>
          {state === 'drawing' && part === undefined && t('export.picture.drawing')}
          {state === 'failed' && t(options.format === 'outlines' ? 'export.picture.failedOutlines' : 'export.picture.failed')}
          {state === 'copied' && t('common.copied')}
          {state === 'ready' &&
            pixels &&
            t(pixels.isLess ? 'export.picture.largest' : 'export.picture.pixels', { width: pixels.w, height: pixels.h })}
        </p>
      </div>
      {missing > 0 && (
        <p className={styles['hint']} role="alert">
          {t('export.picture.missing', { count: missing })}
        </p>
      )}
    </section>
  )
}

// What is said about the wait must be on the screen before the page has no time to draw it.
function afterNextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

function firstOptions(editor: Editor): PictureOptions {
  const isDark = editor.user.getIsDarkMode()
  const scope = editor.getSelectedShapeIds().length > 1 ? 'selection' : (pictureScopes.find((one) => shownIn(editor, one)) ?? 'board')
  return { scope, format: 'png', scale: 2, isDark, isTransparent: false, showsAuthors: true, showsNumbers: false, showsLegend: true }
}
