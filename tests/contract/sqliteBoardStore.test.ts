import { silentLog } from '../../server/log.ts'
import { openSqliteBoardStore } from '../../server/store/sqliteBoardStore.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { describeBoardStore } from './boardStore.ts'
import { describeCircleStore } from './circleStore.ts'
import { describeTrashStore } from './trashStore.ts'

describeBoardStore('the SQLite store', () => openSqliteBoardStore({ dataFolder: temporaryFolder(), log: silentLog }))
describeCircleStore('the SQLite store', () => openSqliteBoardStore({ dataFolder: temporaryFolder(), log: silentLog }))
describeTrashStore('the SQLite store', () => openSqliteBoardStore({ dataFolder: temporaryFolder(), log: silentLog }))
