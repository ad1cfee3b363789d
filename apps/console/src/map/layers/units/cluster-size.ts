/** Radius of a lone glyph and of a cluster's disc in CSS pixels: it grows with the order of magnitude, the number says the rest. */
export const GLYPH_PX = 9
export const clusterPx = (count: number): number => (count <= 1 ? GLYPH_PX : Math.min(26, 10.5 + 3.8 * Math.log10(count)))

/** From here on every unit stands for itself. */
export const CLUSTER_MAX_ZOOM = 15
/** Clusters are formed at every half zoom: coarse enough that a slow zoom does not shuffle them, fine enough that they fit. */
export const clusterLevel = (zoom: number): number => Math.floor(Math.min(zoom, CLUSTER_MAX_ZOOM) * 2) / 2
