import { Global, Module } from '@nestjs/common'
import type { DynamicModule } from '@nestjs/common'
import { Settings } from './settings.js'

/** Makes the settings of this process injectable everywhere by their class. */
@Global()
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return { module: SettingsModule, providers: [{ provide: Settings, useValue: settings }], exports: [Settings] }
  }
}
