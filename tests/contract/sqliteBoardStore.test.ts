import { silentLog } from '../../server/log.ts'
import { openSqliteBoardStore } from '../../server/store/sqliteBoardStore.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { describeBoardStore } from './boardStore.ts'

describeBoardStore('the SQLite store', () => openSqliteBoardStore({ dataFolder: temporaryFolder(), log: silentLog }))
