import { Module } from '@nestjs/common'
import { ChargePort } from '../ports/charge.port.js'
import { ChargeBook } from './charge/charge-book.js'
import { Charges } from './charge/charge.js'
import { CheckDesk } from './checks/check-desk.js'
import { CheckEnds } from './checks/check-ends.js'
import { DrawDesk } from './checks/draw-desk.js'
import { PictureWitness } from './checks/picture-witness.js'
import { SpotChecksController } from './checks/spot-checks.controller.js'
import { LookDesk } from './looks/look-desk.js'
import { Judgements } from './matrix/judgements.js'
import { LiveBoard } from './matrix/live-board.js'
import { MatrixDesk } from './matrix/matrix-desk.js'
import { NotedLooks } from './matrix/noted-looks.js'
import { RatesDesk } from './rates/rates-desk.js'
import { SettingsBook } from './settings-book.js'
import { SupervisionController } from './supervision.controller.js'

/** Whether officers are where they have to be: the matrix over stored tracks, looks with their reasons, drawn spot checks. */
@Module({
  controllers: [SupervisionController, SpotChecksController],
  providers: [SettingsBook, ChargeBook, { provide: ChargePort, useExisting: ChargeBook }, Charges, Judgements, LiveBoard, MatrixDesk, NotedLooks, RatesDesk, LookDesk, DrawDesk, CheckDesk, CheckEnds, PictureWitness],
  exports: [ChargePort],
})
export class SuperviseModule {}
