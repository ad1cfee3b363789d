import { randomUUID } from 'node:crypto'
import { HttpException, Injectable } from '@nestjs/common'
import type { OnApplicationBootstrap } from '@nestjs/common'
import { ApiError, Command, DeviceOrder } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import { Settings, runs } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { DeviceDoorPort } from '../../ports/device-door.port.js'
import { CommandEntity } from '../../store/entities/index.js'
import { CommandDesk } from '../commands/command-desk.js'
import { commandView } from '../commands/command-view.js'
import { ProcessBus } from './process-bus.js'

const ASKED = 'watchfloor:commands'
const ANSWERED = 'watchfloor:commands:answers'
/** Sending is one write to the database and one to a socket; what takes longer is not coming. */
const PATIENCE_MS = 5000
const LOOK_MS = 250

const Ask = z.object({ id: z.string(), deviceId: z.string(), input: DeviceOrder, by: z.string() })
const Answer = z.object({ id: z.string(), command: Command.optional(), problem: ApiError.optional() })

/** Where commands come in: straight to the desk in the process that holds the devices' connections, by the bus from any other. */
@Injectable()
export class CommandDoor extends DeviceDoorPort implements OnApplicationBootstrap {
  private readonly here: boolean
  private readonly waiting = new Map<string, (answer: z.infer<typeof Answer>) => void>()

  constructor(settings: Settings, private readonly bus: ProcessBus, private readonly desk: CommandDesk, private readonly database: DataSource) {
    super()
    this.here = runs(settings, 'ingest')
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.here) await this.bus.on(ASKED, (message) => this.carryOut(message))
    else await this.bus.on(ANSWERED, (message) => { const answer = Answer.parse(message); this.waiting.get(answer.id)?.(answer) })
  }

  async send(deviceId: string, input: DeviceOrder, by: string): Promise<Command> {
    if (this.here) return this.desk.send(deviceId, input, by)
    const { command, problem } = await this.ask({ id: randomUUID(), deviceId, input, by })
    if (command) return command
    throw new ApiProblem(problem?.code ?? 'internal', problem?.message ?? 'the other process gave no answer', problem?.details)
  }

  /** Wherever the device hangs: the row is the truth. */
  async ended(commandId: string, withinMs: number): Promise<Command> {
    for (const untilMs = Date.now() + withinMs; ;) {
      const row = await this.database.getRepository(CommandEntity).findOneBy({ id: commandId })
      if (!row) throw new ApiProblem('not_found', 'there is no such command')
      if (row.finishedAt !== null || Date.now() >= untilMs) return commandView(row)
      await new Promise((resolve) => { setTimeout(resolve, LOOK_MS) })
    }
  }

  private async ask(question: z.infer<typeof Ask>): Promise<z.infer<typeof Answer>> {
    let timer: NodeJS.Timeout | undefined
    const answer = new Promise<z.infer<typeof Answer>>((resolve, reject) => {
      this.waiting.set(question.id, resolve)
      timer = setTimeout(() => reject(new ApiProblem('hub.overloaded', 'the process that holds the devices did not answer; the list of commands tells whether it left')), PATIENCE_MS)
    })
    try {
      if (await this.bus.say(ASKED, question) === 0) throw new ApiProblem('device.offline', 'no process of this hub holds connections to devices now (ROLE=ingest)')
      return await answer
    } finally {
      clearTimeout(timer)
      this.waiting.delete(question.id)
    }
  }

  private async carryOut(message: unknown): Promise<void> {
    const { id, deviceId, input, by } = Ask.parse(message)
    const answer = await this.desk.send(deviceId, input, by).then((command) => ({ id, command }), (error: unknown) => {
      // A refusal crosses over as it is; a fault is this process's own to log.
      if (error instanceof HttpException) return { id, problem: error.getResponse() }
      return { id, problem: { code: 'internal', message: 'the command could not be carried out' } satisfies ApiError }
    })
    await this.bus.say(ANSWERED, answer)
  }
}
