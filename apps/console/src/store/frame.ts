/** The next animation frame; a hidden window gets none, so it is served by a slow timer and does not fall behind. */
export function nextFrame(run: () => void): void {
  const hidden = typeof document === 'undefined' || document.hidden
  if (hidden || typeof requestAnimationFrame === 'undefined') setTimeout(run, 100)
  else requestAnimationFrame(run)
}
