import { evidenceCalls, evidenceFile } from '../../link/nouns/evidence.js'

/** Keeps a picture of what was looked at. */
export const keepEvidence = evidenceCalls.keep
/** Where a kept picture is found. */
export const snapshotAddress = evidenceFile
