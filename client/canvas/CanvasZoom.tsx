import { DefaultZoomMenu, TldrawUiButtonIcon, TldrawUiToolbar, TldrawUiToolbarButton, useActions, useTranslation } from '@tldraw/tldraw'
import type { JSX } from 'react'
import { usePanelRef } from './usePanelRef.ts'
import { useScreenWidth } from './useScreenWidth.ts'

/** Zoom in the corner: out, how far, in. On phones two fingers do that, and the corner stays free. */
export function CanvasZoom(): JSX.Element | null {
  const ref = usePanelRef()
  const msg = useTranslation()
  if (useScreenWidth() !== 'wide') return null
  return (
    <div ref={ref} className="board-zoom">
      <TldrawUiToolbar className="tlui-buttons__horizontal" label={msg('navigation-zone.title')}>
        <ZoomButton actionId="zoom-out" icon="minus" />
        <DefaultZoomMenu />
        <ZoomButton actionId="zoom-in" icon="plus" />
      </TldrawUiToolbar>
    </div>
  )
}

function ZoomButton({ actionId, icon }: { actionId: 'zoom-in' | 'zoom-out'; icon: 'plus' | 'minus' }): JSX.Element {
  const actions = useActions()
  const msg = useTranslation()
  return (
    <TldrawUiToolbarButton
      type="icon"
      title={msg(`action.${actionId}`)}
      onClick={() => void actions[actionId]?.onSelect('navigation-zone')}
    >
      <TldrawUiButtonIcon small icon={icon} />
    </TldrawUiToolbarButton>
  )
}
