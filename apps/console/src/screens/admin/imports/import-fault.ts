/** A file that cannot be what is asked for, found out before it is sent; the message says where. */
export class ImportFault extends Error {}
