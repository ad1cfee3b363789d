import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a detector adds to an event: how sure it is, its own id, where its picture is. Null for every other event. */
export class WhatDetectorsAdd1790000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE device_event ADD detection jsonb')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE device_event DROP detection')
  }
}
