import type { DiskRing } from './clip/disk-ring.js'
import type { Recordings } from './record/recordings.js'
import type { Paths } from './stream/paths.js'

/** Figures in Prometheus' text form. Sums only: a path's own are in its state. */
export function metricsOf(paths: Paths, disk: DiskRing, recordings: Recordings): string {
  const all = paths.all()
  const sum = (of: (path: (typeof all)[number]) => number): number => all.reduce((total, path) => total + of(path), 0)
  const cpu = process.cpuUsage()
  const figures: readonly [string, string, 'gauge' | 'counter', number][] = [
    ['watchfloor_gateway_paths', 'Paths that are known', 'gauge', all.length],
    ['watchfloor_gateway_paths_pulled', 'Paths whose camera is being called or plays', 'gauge', all.filter((path) => path.pulling).length],
    ['watchfloor_gateway_paths_ready', 'Paths that have pictures', 'gauge', all.filter((path) => path.ready).length],
    ['watchfloor_gateway_readers', 'Viewers', 'gauge', sum((path) => path.stream.readers.size)],
    ['watchfloor_gateway_received_bytes_total', 'Bytes of pictures received', 'counter', sum((path) => path.bytesReceived)],
    ['watchfloor_gateway_sent_bytes_total', 'Bytes of pictures given to viewers', 'counter', sum((path) => path.stream.bytesSent)],
    ['watchfloor_gateway_lost_packets_total', 'RTP packets of sources that never came', 'counter', sum((path) => path.lost)],
    ['watchfloor_gateway_reconnects_total', 'Sessions with a source that failed', 'counter', sum((path) => path.reconnects)],
    ['watchfloor_gateway_ring_bytes', 'Pictures kept in memory', 'gauge', sum((path) => path.stream.ring.bytes)],
    ['watchfloor_gateway_disk_ring_bytes', 'Pictures kept on disk', 'gauge', disk.bytes],
    ['watchfloor_gateway_disk_ring_skipped_total', 'Groups of pictures that the disk could not take', 'counter', disk.skipped],
    ['watchfloor_gateway_recordings_bytes', 'Recordings on disk', 'gauge', recordings.shelf.bytes],
    ['watchfloor_gateway_recordings_stopped', '1 while nothing is recorded because the disk is nearly full', 'gauge', recordings.stopped ? 1 : 0],
    ['watchfloor_gateway_cpu_seconds_total', 'CPU time of the gateway', 'counter', (cpu.user + cpu.system) / 1e6],
    ['watchfloor_gateway_memory_bytes', 'Resident memory of the gateway', 'gauge', process.memoryUsage.rss()],
  ]
  return figures.map(([name, help, type, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`).join('')
}
