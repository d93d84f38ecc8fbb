import { Geometry2d, Rectangle2d, type Vec, type VecLike } from '@tldraw/tldraw'

/** A rectangle that is worked out when somebody asks where it is: a note's text has to be measured for that, and few are asked. */
export class LazyRectangle2d extends Geometry2d {
  readonly #make: () => Rectangle2d
  #made: Rectangle2d | undefined

  constructor(options: { isLabel: boolean }, make: () => Rectangle2d) {
    super({ ...options, isFilled: true, isClosed: true })
    this.#make = make
  }

  override getVertices(): Vec[] {
    return this.#rectangle().vertices
  }

  override nearestPoint(point: VecLike): Vec {
    return this.#rectangle().nearestPoint(point)
  }

  override getSvgPathData(): string {
    return this.#rectangle().getSvgPathData()
  }

  #rectangle(): Rectangle2d {
    return (this.#made ??= this.#make())
  }
}
