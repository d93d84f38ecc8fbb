/** Allows a steady rate and a burst above it. */
export interface TokenBucket {
  /** Takes `cost` tokens, or answers false when there aren't that many. */
  take(cost: number, now: number): boolean
  /** How many tokens there are. */
  level(now: number): number
}

/** A full bucket that is filled with `perSecond` tokens and holds `capacity`, else two seconds' worth. Times in milliseconds. */
export function createTokenBucket(perSecond: number, now: number, capacity = 2 * perSecond): TokenBucket {
  let tokens = capacity
  let filledAt = now
  function level(at: number): number {
    tokens = Math.min(capacity, tokens + (Math.max(0, at - filledAt) / 1000) * perSecond)
    filledAt = at
    return tokens
  }
  return {
    take(cost, at) {
      if (level(at) < cost) return false
      tokens -= cost
      return true
    },
    level,
  }
}
