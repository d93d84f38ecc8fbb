/**
 * Why the server did not take one message, in the `reason` of a `refused` message. The connection goes on.
 * - readOnly: a viewer sent a change
 * - notSaving: the server can't save right now and has no room to wait for it; it asks again when it can
 * - presenceTooLarge, gestureTooLarge: more than `limits` allow
 */
export type Refusal = 'readOnly' | 'notSaving' | 'presenceTooLarge' | 'gestureTooLarge'
