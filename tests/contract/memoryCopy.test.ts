import { MemoryCopyStore } from '../support/memoryCopy.ts'
import { testLocalCopy } from './localCopy.ts'

testLocalCopy('in memory', async () => new MemoryCopyStore())
