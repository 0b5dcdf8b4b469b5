/** What the receiver gives to whoever calls it: enough for the service, little enough for a flood. */

/** The most bytes of a body that says nothing of who signed it. A delivery of the service has some 150. */
export const mostBodyBytes = 16 * 1024
/** The most bytes of a body with a signature: one that brings the proof along has a PDF in base64. */
export const mostSignedBytes = 4 * 1024 * 1024
/** How many bodies over `mostBodyBytes` are read at once, and one more after each `perLargeMs`: anybody may write a signature. */
export const largeBurst = 8
/** See `largeBurst`; milliseconds. */
export const perLargeMs = 1_000
/** The most bytes of the headers of a call. */
export const mostHeaderBytes = 8 * 1024
/** In which the headers must be there, and after them the body, milliseconds. */
export const deadlineMs = 5_000
/** Connections at a time. */
export const mostConnections = 32
/** How many calls are listened to at once, and one more after each `perCallMs`. */
export const callBurst = 100
/** See `callBurst`; milliseconds. */
export const perCallMs = 50
