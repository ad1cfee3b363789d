/** Why the hub cannot start, told in one line that names the variable to change; main prints it and exits with 1. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
