import type { MigrationInterface, QueryRunner } from 'typeorm'

/** An incident may have been seen by more than one alarm: found by the incident, among a year of alarms that led to none. */
export class AlarmsOfIncidents1790000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> { await runner.query('CREATE INDEX alarm_incident ON alarm(incident_id) WHERE incident_id IS NOT NULL') }

  async down(runner: QueryRunner): Promise<void> { await runner.query('DROP INDEX alarm_incident') }
}
