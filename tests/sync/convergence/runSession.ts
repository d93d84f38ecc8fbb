import fc from 'fast-check'
import { anySteps, type Deed, type Step } from '../../support/randomSteps.ts'
import { RandomSession, tabCount } from './randomSession.ts'

const { FLAMINGO_CONVERGENCE_SEED: seed, FLAMINGO_CONVERGENCE_PATH: path, FLAMINGO_CONVERGENCE_RUNS: moreRuns } = process.env

/** Far more than random runs take, or an hour for more of them than usual: a busy machine is no failure. */
export const randomRunsMs = moreRuns === undefined ? 240_000 : 3_600_000

/** Takes the steps and expects everybody to agree afterwards. */
export async function runSession(steps: readonly Step[]): Promise<void> {
  const session = new RandomSession()
  for (const step of steps) {
    session.take(step)
    // What a rule has to put right after a local change is put right before the next task.
    await Promise.resolve()
  }
  await session.finish()
  session.expectAgreement()
}

/**
 * Runs random sessions of these deeds. A failure names its seed and path; with them in FLAMINGO_CONVERGENCE_SEED and
 * FLAMINGO_CONVERGENCE_PATH it happens again, and FLAMINGO_CONVERGENCE_RUNS looks longer for one.
 */
export async function runSessionsOf(among: readonly Deed[], runs: number): Promise<void> {
  await fc.assert(fc.asyncProperty(anySteps(tabCount, among), runSession), {
    numRuns: Number(moreRuns ?? runs),
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(path !== undefined && { path }),
  })
}
