/** Allows a steady rate and a burst above it. */
export interface TokenBucket {
  /** Takes `cost` tokens, or answers false when there aren't that many. */
  take(cost: number, now: number): boolean
}

/** A full bucket that is filled with `perSecond` tokens and holds `capacity`, else two seconds' worth. Times in milliseconds. */
export function createTokenBucket(perSecond: number, now: number, capacity = 2 * perSecond): TokenBucket {
  let tokens = capacity
  let filledAt = now
  return {
    take(cost, at) {
      tokens = Math.min(capacity, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond)
      filledAt = at
      if (tokens < cost) return false
      tokens -= cost
      return true
    },
  }
}
