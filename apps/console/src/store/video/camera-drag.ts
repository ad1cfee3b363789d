/** What a camera is called while it is dragged: nothing else may be dropped on a tile. */
export const CAMERA_TYPE = 'application/x-watchfloor-camera'
