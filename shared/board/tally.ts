import type { CaseNote } from './caseNote.ts'
import { balancedLean, type Quadrant } from './score.ts'

/** What a number of cases on one matrix says as a whole. */
export type TallyView = {
  count: number
  byQuadrant: Readonly<Record<Quadrant, number>>
  /** How many lean to y (`low`), to x (`high`), or to neither by more than `balancedLean`. */
  lean: { low: number; balanced: number; high: number }
  /** The centre of gravity, on the axes' scales; undefined when no case has scores. */
  centre: { x: number; y: number } | undefined
  /** The standard deviation around it, on the same scales. */
  spread: { x: number; y: number } | undefined
}

/** Counts cases that come and go, at a cost that doesn't depend on how many there are. */
export class Tally {
  #count = 0
  readonly #byQuadrant: Record<Quadrant, number> = { topLeft: 0, topRight: 0, bottomLeft: 0, bottomRight: 0 }
  readonly #lean = { low: 0, balanced: 0, high: 0 }
  readonly #x = new Moments()
  readonly #y = new Moments()

  add(note: CaseNote): void {
    this.#change(note, 1)
  }

  /** Takes back what `add` of the same note did. */
  remove(note: CaseNote): void {
    this.#change(note, -1)
  }

  view(): TallyView {
    const { mean: x, deviation: spreadX } = this.#x
    const { mean: y, deviation: spreadY } = this.#y
    const hasScores = x !== undefined && y !== undefined
    return {
      count: this.#count,
      byQuadrant: { ...this.#byQuadrant },
      lean: { ...this.#lean },
      centre: hasScores ? { x, y } : undefined,
      spread: hasScores ? { x: spreadX, y: spreadY } : undefined,
    }
  }

  #change({ score }: CaseNote, by: 1 | -1): void {
    if (!score) return
    this.#count += by
    this.#byQuadrant[score.quadrant] += by
    if (!score.axes) return
    this.#lean[leanOf(score.axes.lean)] += by
    this.#x.change(score.axes.x, by)
    this.#y.change(score.axes.y, by)
  }
}

/** Which way a lean goes; up to `balancedLean` it is in balance. */
export function leanOf(lean: number): 'low' | 'balanced' | 'high' {
  if (lean > balancedLean) return 'high'
  return lean < -balancedLean ? 'low' : 'balanced'
}

// Sums of values that come and go. Whole numbers (a millionth each) add up without an error that would grow over an hour of moves.
class Moments {
  #count = 0
  #sum = 0n
  #squares = 0n

  change(value: number, by: 1 | -1): void {
    const whole = BigInt(Math.round(value * unitsPerOne))
    this.#count += by
    this.#sum += whole * BigInt(by)
    this.#squares += whole * whole * BigInt(by)
  }

  get mean(): number | undefined {
    return this.#count === 0 ? undefined : Number(this.#sum) / this.#count / unitsPerOne
  }

  get deviation(): number {
    if (this.#count === 0) return 0
    const count = BigInt(this.#count)
    const variance = Number(this.#squares * count - this.#sum * this.#sum) / this.#count ** 2
    return Math.sqrt(Math.max(0, variance)) / unitsPerOne
  }
}

const unitsPerOne = 1_000_000
