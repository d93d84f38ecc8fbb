import { Rectangle2d } from '@tldraw/tldraw'

/** A matrix' outline: it has bounds, for the camera and for exports, but nothing ever hits it. */
export class MatrixGeometry extends Rectangle2d {
  constructor(size: { w: number; h: number }) {
    super({ width: size.w, height: size.h, isFilled: false })
  }

  override hitTestPoint(): boolean {
    return false
  }

  override hitTestLineSegment(): boolean {
    return false
  }

  override distanceToPoint(): number {
    return Infinity
  }

  override distanceToLineSegment(): number {
    return Infinity
  }

  override isPointInBounds(): boolean {
    return false
  }
}
