import { getDefaultColorTheme, useContainer, useEditor, useReactor, useValue, type Editor, type TLDefaultColorStyle } from '@tldraw/tldraw'
import { atom } from '@tldraw/state'
import { useEffect, useMemo, useRef, type JSX } from 'react'
import { createPortal } from 'react-dom'
import { must } from '../../../shared/must.ts'
import { useBoardView } from '../../notes/boardView.ts'
import { darkPalette, lightPalette } from '../../../shared/matrix/matrixPalette.ts'
import styles from './DotLayer.module.css'
import { createDotSprites, type DotLook, type DotSprites } from './dotSprites.ts'
import { dotsOn, showsDots } from './noteDots.ts'

/** From so many notes on their elements are taken out of the page's layout, which costs each frame of a pan. */
const many = 400

/** Notes as dots, where they are too small to read: one picture above the shapes, below selections and cursors. */
export function DotLayer(): JSX.Element | null {
  const editor = useEditor()
  const container = useContainer()
  const isOn = useValue('notes are dots', () => showsDots(editor), [editor])
  useNotesSteppingAside(editor, isOn)
  const canvas = container.querySelector('.tl-canvas')
  return isOn && canvas ? createPortal(<Dots />, canvas) : null
}

function Dots(): JSX.Element {
  const editor = useEditor()
  const { lit } = useBoardView()
  const ref = useRef<HTMLCanvasElement>(null)
  /** What no signal of the editor tells: fonts that arrive, notes that are lit up. */
  const changes = useMemo(() => atom('changes of dots', 0), [])
  const sprites = useRef<{ key: string; sprites: DotSprites }>(undefined)

  useEffect(() => {
    const change = (): void => void changes.update((count) => count + 1)
    const onFonts = (): void => {
      sprites.current = undefined
      change()
    }
    document.fonts.addEventListener('loadingdone', onFonts)
    const stop = lit.subscribe(change)
    return () => {
      document.fonts.removeEventListener('loadingdone', onFonts)
      stop()
    }
  }, [changes, lit])

  useReactor(
    'draw dots',
    () => {
      changes.get()
      const context = ref.current?.getContext('2d')
      if (!context) return
      const { devicePixelRatio: scale } = editor.getInstanceState()
      const isDark = editor.user.getIsDarkMode()
      const key = `${scale} ${isDark}`
      if (sprites.current?.key !== key) sprites.current = { key, sprites: createDotSprites(scale, fontOf(context.canvas), looksOf(isDark)) }
      paint(editor, context, sprites.current.sprites, lit.get())
    },
    [editor, changes, lit],
  )
  return <canvas ref={ref} className={styles['dots']} aria-hidden="true" data-testid="dots" />
}

// Only dots are drawn then; the notes stay where they are, for whatever looks for them. What one writes in is a note always.
function useNotesSteppingAside(editor: Editor, isOn: boolean): void {
  const container = useContainer()
  const isMany = useValue('many dots', () => (dotsOn(editor)?.all.get().length ?? 0) >= many, [editor])
  const writtenIn = useValue('written in', () => editor.getEditingShapeId(), [editor])
  useEffect(() => {
    if (isOn) container.setAttribute('data-dots', isMany ? 'many' : 'some')
    else container.removeAttribute('data-dots')
    const element = writtenIn && container.querySelector(`.tl-shape[data-shape-id="${writtenIn}"]`)
    if (!isOn || !element) return undefined
    element.toggleAttribute('data-open', true)
    return () => void element.toggleAttribute('data-open', false)
  }, [container, isOn, isMany, writtenIn])
}

function paint(editor: Editor, context: CanvasRenderingContext2D, sprites: DotSprites, lit: ReadonlySet<string> | undefined): void {
  const { w, h } = editor.getViewportScreenBounds()
  const { x: cameraX, y: cameraY, z } = editor.getCamera()
  const { devicePixelRatio: scale } = editor.getInstanceState()
  const { canvas } = context
  const [width, height] = [Math.round(w * scale), Math.round(h * scale)]
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  context.clearRect(0, 0, width, height)
  const onTop = new Set<string>([
    ...editor.getSelectedShapeIds(),
    ...(editor.getHoveredShapeId() ? [editor.getHoveredShapeId() as string] : []),
  ])
  const fading = new Set<string>(editor.getErasingShapeIds())
  const writtenIn = editor.getEditingShapeId()
  const dots = must(dotsOn(editor), 'dots are drawn while they are on').all.get()
  sprites.prepare(dots)
  for (const layer of ['below', 'above']) {
    for (const dot of dots) {
      if (onTop.has(dot.id) !== (layer === 'above') || dot.id === writtenIn) continue
      const [x, y] = [(dot.x + cameraX) * z, (dot.y + cameraY) * z]
      if (x < -dot.w || y < -dot.h || x > w + dot.w || y > h + dot.h) continue
      context.globalAlpha = fading.has(dot.id) ? 0.3 : lit?.has(dot.id) === false ? 0.18 : 1
      sprites.draw(context, dot, x * scale, y * scale)
    }
  }
}

function fontOf(element: Element): string {
  return getComputedStyle(element).fontFamily
}

function looksOf(isDarkMode: boolean): (color: string) => DotLook {
  const theme = getDefaultColorTheme({ isDarkMode })
  const { paper, ink } = isDarkMode ? darkPalette : lightPalette
  return (color) => {
    const { fill, text } = theme[(Object.hasOwn(theme, color) ? color : 'grey') as TLDefaultColorStyle].note
    return { fill, text, paper, edge: `color-mix(in srgb, ${fill} 55%, ${ink})` }
  }
}
