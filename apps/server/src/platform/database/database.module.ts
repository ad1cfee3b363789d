import { Global, Module } from '@nestjs/common'
import type { DynamicModule } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { Database } from './database.js'
import { PgPool } from './pg-pool.js'

/** Makes the open database injectable everywhere: TypeORM's `DataSource`, the `PgPool` for hot SQL, and the loaded directory of devices. */
@Global()
@Module({})
export class DatabaseModule {
  static with(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, useValue: database.dataSource },
        { provide: PgPool, useValue: database.pool },
        { provide: DeviceDirectory, inject: [DataSource], useFactory: loadDirectory },
      ],
      exports: [DataSource, PgPool, DeviceDirectory],
    }
  }
}

/** Nest builds nobody who asks for the directory before this is done: no room ever sees it empty. */
async function loadDirectory(dataSource: DataSource): Promise<DeviceDirectory> {
  const directory = new DeviceDirectory(dataSource)
  await directory.load()
  return directory
}
